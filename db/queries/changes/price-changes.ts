import type { WriteDb } from '../../open/database.ts';
import { procedureSystemSql } from './listed-codes.ts';
import { haveSameFiles, schemaOf, type SideName, type SourcesOfSides } from './sides.ts';

/** Name of the field (fields.ts) and what it is of all prices of a code. */
const fields = [['priceCount', 'count(*)'], ['priceGross', 'min(gross)'], ['priceCash', 'min(cash)'], ['priceMinimum', 'min(coalesce(minimum, dollar))'], ['priceMaximum', 'max(coalesce(maximum, dollar))']] as const;

const sumsSql = (side: SideName): string => `
  SELECT code, ${fields.map(([name, sum]) => `${sum} AS ${name}`).join(', ')} FROM ${schemaOf[side]}.hospital_price WHERE source_id = :${side} GROUP BY code`;

const hospitalsSql = `
  SELECT n.name, n.source_id AS now, b.source_id AS before FROM main.hospital AS n JOIN former.hospital AS b ON b.name = n.name
  JOIN main.source AS ns ON ns.source_id = n.source_id JOIN former.source AS bs ON bs.source_id = b.source_id
  WHERE ns.sha256 <> bs.sha256 GROUP BY n.name ORDER BY n.name`;

const changedSql = `
  WITH b AS MATERIALIZED (${sumsSql('before')}), n AS MATERIALIZED (${sumsSql('now')})
  INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
  SELECT 'hospital-prices', ${procedureSystemSql('code')} AS system, code, :name, '[' || ltrim(differences, ',') || ']', :before, :now
  FROM (
    SELECT coalesce(n.code, b.code) AS code, ${fields.map(([name]) => `iif(b.${name} IS NOT n.${name}, ',' || json_array('${name}', b.${name}, n.${name}), '')`).join(' || ')} AS differences
    FROM b FULL JOIN n ON n.code = b.code)
  WHERE differences <> '' ORDER BY system, code`;

/** By hospital and code how many prices there are, the charge, the price in cash and the range of the agreed ones: a file has a price for each payer. */
export function findPriceChanges(db: WriteDb, sources: SourcesOfSides): void {
  if (haveSameFiles(sources, ['hospital-prices'])) return;
  for (const { name, before, now } of db.prepare<{ name: string; before: number; now: number }>(hospitalsSql).all()) {
    db.prepareWrite(changedSql).run({ name, before, now });
  }
}
