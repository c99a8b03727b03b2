import { failure } from '../../model/result.ts';
import type { CatalogInfo } from '../../model/catalog.ts';
import { openRunningCatalog, catalogInfo, rollbackCatalog } from '../../import/catalog-store.ts';
import { verifyCatalog } from '../../import/verify.ts';
import { refusal, type Command, type CommandContext, type Outcome } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';
import { catalogDiff } from './catalog-diff.ts';

/** `catalog info | verify | rollback | diff`. */
export const catalogCommand: Command = async (context) => {
  const [action = 'info'] = context.line.words;
  if (action === 'info') return withCatalog(context, async (catalog) => described(catalogInfo(catalog)));
  if (action === 'verify') return verify(context);
  if (action === 'diff') return catalogDiff(context);
  if (action === 'rollback') {
    const rolledBack = rollbackCatalog(context.home);
    if (!rolledBack.ok) return refusal(rolledBack.error);
    return withCatalog(context, async (catalog) => described(catalogInfo(catalog)));
  }
  return refusal(failure('bad-arguments', `catalog knows info, verify, rollback and diff, not "${action}".`).error);
};

function described(info: CatalogInfo): Outcome {
  const { counts } = info;
  const sources = info.sources
    .filter((source) => source.layer !== 'starter' || info.isStarter)
    .map((source) => `  ${source.title}  (${source.fileName}, ${source.rowsKept} rows)`);
  return {
    exit: 0,
    json: info,
    text: [
      `Catalog ${info.version}${info.isStarter ? ' (the embedded starter catalog)' : ''}, built ${info.builtAt}`,
      `${counts.codes} codes: ${counts.cpt} CPT, ${counts.hcpcs} HCPCS Level II, ${counts.icd10cm} ICD-10-CM, ${counts.icd10pcs} ICD-10-PCS`,
      `${counts.relativeValues} fee schedule rows, ${counts.gpci} localities, ${counts.edits} NCCI pairs, ${counts.unitLimits} MUE rows`,
      ...sources,
      info.previousVersion === null ? 'No earlier catalog is kept.' : `Earlier catalog kept: ${info.previousVersion}`,
    ].join('\n'),
  };
}

function verify(context: CommandContext): Outcome {
  const opened = openRunningCatalog(context.home, context.starterPath);
  if (!opened.ok) return refusal(opened.error);
  for (const warning of opened.value.warnings) context.tell(warning);
  opened.value.db.close();
  const report = verifyCatalog(opened.value.path);
  const text = report.checks.map((check) => `${check.ok ? 'ok  ' : 'BAD '} ${check.name}: ${check.detail}`).join('\n');
  if (report.ok) return { exit: 0, json: report, text };
  const failed = report.checks.filter((check) => !check.ok);
  return refusal(failure('catalog-verify-failed', `The running catalog did not pass: ${failed.map((check) => check.name).join(', ')}. Import the files again, or run "codetray catalog rollback".`, failed.map((check) => check.detail).join('; ')).error);
}
