-- The catalog: read-only once published, a pure function of its input files.
-- Every value names the row of `source` (file, release, effective dates) that it came from.
-- Several releases of one kind may stand side by side; which one a page shows is decided by the query (db/queries).

CREATE TABLE catalog_info (
  key   TEXT PRIMARY KEY NOT NULL,   -- 'version', 'builtAt', 'schemaVersion', 'starterDigest'
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  source_id      INTEGER PRIMARY KEY,
  layer          TEXT NOT NULL CHECK (layer IN ('starter', 'release', 'office')),
  kind           TEXT NOT NULL,
  title          TEXT NOT NULL,
  publisher      TEXT NOT NULL,
  file_name      TEXT NOT NULL,
  container      TEXT,
  release        TEXT NOT NULL,      -- sortable: '2025-10', 'FY2025', 'unknown'
  release_label  TEXT NOT NULL,
  release_basis  TEXT NOT NULL CHECK (release_basis IN ('content', 'file-name', 'folder-name', 'same-content', 'unknown')),
  effective_from TEXT,               -- ISO date
  effective_to   TEXT,
  released_on    TEXT,
  rows_read      INTEGER NOT NULL,
  rows_kept      INTEGER NOT NULL,
  rows_rejected  INTEGER NOT NULL,
  sha256         TEXT NOT NULL,
  notices        TEXT NOT NULL,      -- JSON array of strings
  part           TEXT                -- which file of its release, where that comes in several; else null
) STRICT;

-- code_id is assigned at build by static importance, so that the natural order of the full-text index is already a good
-- order for broad searches.
CREATE TABLE code (
  code_id     INTEGER PRIMARY KEY,
  system      TEXT NOT NULL CHECK (system IN ('CPT', 'HCPCS', 'ICD10CM', 'ICD10PCS')),
  code        TEXT NOT NULL,         -- as people write it: '27397', 'M62.40'; the dot stands at one place, so that the order is that of `compact`
  compact     TEXT NOT NULL GENERATED ALWAYS AS (replace(code, '.', '')) VIRTUAL, -- 'M6240'
  title       TEXT NOT NULL,
  title_source_id INTEGER NOT NULL REFERENCES source(source_id),
  distinction TEXT,                  -- one line that tells it apart from its neighbours
  synonyms    TEXT,                  -- one a line
  billable    INTEGER NOT NULL CHECK (billable IN (0, 1)),
  add_on      INTEGER NOT NULL CHECK (add_on IN (0, 1)),
  inpatient_only INTEGER NOT NULL CHECK (inpatient_only IN (0, 1)),
  section_id  INTEGER REFERENCES section(section_id),
  parent_id   INTEGER                -- of a classification: the code_id of the category above
) STRICT;
CREATE UNIQUE INDEX code_by_code ON code(system, code);
-- What is typed without its system. Inpatient procedures are asked for by themselves: their 79,000 codes would stand between the others
-- at every first digit.
CREATE INDEX code_by_compact_any ON code(compact) WHERE system <> 'ICD10PCS';
-- What stands below a heading of the inpatient procedures begins with it, and needs no index.
CREATE INDEX code_by_parent ON code(parent_id) WHERE parent_id IS NOT NULL AND system = 'ICD10CM';

CREATE TABLE section (
  section_id INTEGER PRIMARY KEY,
  parent_id  INTEGER REFERENCES section(section_id),
  system     TEXT NOT NULL,
  first_code TEXT NOT NULL,          -- compact
  last_code  TEXT NOT NULL,
  title      TEXT NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source(source_id)
) STRICT;
CREATE INDEX section_by_parent ON section(parent_id);

-- Official descriptors, as the releases print them. Most of a new release says what the one before said, and one of its texts is
-- the title of the code: a wording stands here once for its code, with the list of all who say it.
CREATE TABLE wording (
  code_id        INTEGER NOT NULL REFERENCES code(code_id),
  attribution_id INTEGER NOT NULL,   -- the wordings of a code are said by different sources, or as different kinds
  text           TEXT,               -- null: it is the title of the code
  PRIMARY KEY (code_id, attribution_id)
) STRICT, WITHOUT ROWID;

-- Who says a wording, and as what. Few lists serve all codes: the files of a release name most codes all alike.
CREATE TABLE attribution (
  attribution_id INTEGER NOT NULL,
  source_id      INTEGER NOT NULL REFERENCES source(source_id),
  -- 'long-capitals' stands in where a release has no long one in small letters; 'test' names a laboratory's own test.
  kind           TEXT NOT NULL CHECK (kind IN ('short', 'medium', 'long', 'long-capitals', 'consumer', 'consumer-spanish', 'clinician', 'test')),
  position       INTEGER NOT NULL,   -- 1, 2, 3 ... where a code has several of one kind, else 0
  PRIMARY KEY (attribution_id, source_id, kind, position)
) STRICT, WITHOUT ROWID;

-- One row a descriptor of a source, to be read by its code.
CREATE VIEW descriptor AS
  SELECT code.code_id, code.system, code.code, attribution.kind, attribution.position, coalesce(wording.text, code.title) AS text, attribution.source_id
  FROM code CROSS JOIN wording USING (code_id) CROSS JOIN attribution USING (attribution_id);

-- Plain-language texts (starter and office), one row a paragraph or item, in reading order.
CREATE TABLE page_text (
  system    TEXT NOT NULL,
  code      TEXT NOT NULL,
  part      TEXT NOT NULL,           -- 'overview', 'whatIsDone', 'clinical', 'toHaveReady', 'askBeforeBooking', 'serviceType', 'typicalSite', 'anaesthesia'
  position  INTEGER NOT NULL,
  heading   TEXT,
  text      TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (system, code, part, source_id, position)
) STRICT, WITHOUT ROWID;

-- 'family': codes told apart in one line each; 'diagnosis', 'related', 'add-on', 'primary', 'anaesthesia': crosswalks.
CREATE TABLE code_link (
  system    TEXT NOT NULL,
  code      TEXT NOT NULL,
  relation  TEXT NOT NULL CHECK (relation IN ('family', 'diagnosis', 'related', 'add-on', 'primary', 'anaesthesia')),
  position  INTEGER NOT NULL,
  to_system TEXT NOT NULL,
  to_code   TEXT NOT NULL,
  note      TEXT,
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (system, code, relation, source_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_link_back ON code_link(to_system, to_code, relation);

-- Medicare physician fee schedule, one row a code and modifier of a release ('' = the global row).
-- RVUs in hundredths, conversion factor in ten-thousandths of a dollar: integers, so that money is exact.
CREATE TABLE pfs (
  source_id               INTEGER NOT NULL REFERENCES source(source_id),
  code                    TEXT NOT NULL,
  modifier                TEXT NOT NULL,
  status                  TEXT NOT NULL,
  not_used_for_medicare   TEXT,
  work_rvu                INTEGER NOT NULL,
  nonfacility_pe_rvu      INTEGER NOT NULL,
  nonfacility_na          INTEGER NOT NULL CHECK (nonfacility_na IN (0, 1)),
  facility_pe_rvu         INTEGER NOT NULL,
  facility_na             INTEGER NOT NULL CHECK (facility_na IN (0, 1)),
  mp_rvu                  INTEGER NOT NULL,
  nonfacility_total       INTEGER NOT NULL,
  facility_total          INTEGER NOT NULL,
  pctc                    TEXT,
  global_days             TEXT,
  pre_op                  INTEGER,   -- hundredths of the package
  intra_op                INTEGER,
  post_op                 INTEGER,
  multiple_procedure      TEXT,
  bilateral               TEXT,
  assistant_at_surgery    TEXT,
  co_surgeons             TEXT,
  team_surgery            TEXT,
  pricing_indicator       TEXT,      -- PRIC IND, since 2026
  endo_base               TEXT,
  conversion_factor       INTEGER NOT NULL,
  physician_supervision   TEXT,
  calculation_flag        TEXT,
  imaging_family          TEXT,
  opps_nonfacility_pe     INTEGER,   -- cents
  opps_facility_pe        INTEGER,
  opps_mp                 INTEGER,
  PRIMARY KEY (code, modifier, source_id)
) STRICT, WITHOUT ROWID;

-- Geographic practice cost indices, thousandths.
CREATE TABLE gpci (
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  contractor TEXT NOT NULL,          -- five digits
  locality   TEXT NOT NULL,          -- two digits
  state      TEXT NOT NULL,
  name       TEXT NOT NULL,
  footnote   TEXT,
  work       INTEGER NOT NULL,
  pe         INTEGER NOT NULL,
  mp         INTEGER NOT NULL,
  PRIMARY KEY (contractor, locality, source_id)
) STRICT, WITHOUT ROWID;

-- Counties of a payment locality, as printed.
CREATE TABLE locality_county (
  contractor TEXT NOT NULL,          -- five digits
  locality   TEXT NOT NULL,          -- two digits
  state      TEXT,                   -- its name; null where the release leaves it out
  area       TEXT NOT NULL,
  counties   TEXT NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (contractor, locality, source_id)
) STRICT, WITHOUT ROWID;

-- Payment locality of a ZIP code. One that lies in several localities has a row for each; plus_four tells them apart where loaded.
CREATE TABLE zip_locality (
  zip        TEXT NOT NULL,          -- five digits
  plus_four  TEXT NOT NULL,          -- four digits, or '' for the whole ZIP code
  state      TEXT NOT NULL,          -- two letters
  contractor TEXT NOT NULL,
  locality   TEXT NOT NULL,
  rural      TEXT CHECK (rural IN ('R', 'B')),  -- B: super rural; null: urban
  divided    INTEGER CHECK (divided IN (0, 1)), -- the four further digits decide
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (zip, plus_four, contractor, locality, source_id)
) STRICT, WITHOUT ROWID;

-- Anaesthesia conversion factors, ten-thousandths of a dollar.
CREATE TABLE anaesthesia_factor (
  contractor TEXT NOT NULL,
  locality   TEXT NOT NULL,
  name       TEXT NOT NULL,
  factor     INTEGER NOT NULL,
  national   INTEGER,                -- the national factor of the release; null: this form does not print it
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (contractor, locality, source_id)
) STRICT, WITHOUT ROWID;

-- The most that imaging pays in a locality, cents.
CREATE TABLE opps_cap (
  code       TEXT NOT NULL,
  modifier   TEXT NOT NULL,
  contractor TEXT NOT NULL,
  locality   TEXT NOT NULL,
  status     TEXT NOT NULL,
  facility_cents    INTEGER NOT NULL,
  nonfacility_cents INTEGER NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, modifier, contractor, locality, source_id)
) STRICT, WITHOUT ROWID;

-- Physician work time, hundredths of a minute.
CREATE TABLE work_time (
  code            TEXT NOT NULL,
  modifier        TEXT NOT NULL,
  pre_evaluation  INTEGER,
  pre_positioning INTEGER,
  pre_scrub       INTEGER,
  intra           INTEGER,
  post            INTEGER,
  total           INTEGER,
  visits          TEXT,              -- JSON object: visit code to how many of it, which may be a fraction
  source_id       INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, modifier, source_id)
) STRICT, WITHOUT ROWID;

-- AHRQ Clinical Classifications Software: ranges of codes of one series ('0' five digits, '0T' a letter at the end, 'G' one in front).
CREATE TABLE ccs_range (
  series     TEXT NOT NULL,
  first_code TEXT NOT NULL,
  last_code  TEXT NOT NULL,
  category   INTEGER NOT NULL,
  label      TEXT NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (series, first_code, last_code, source_id)
) STRICT, WITHOUT ROWID;

-- Restructured BETOS classes; a code that changed its class has several rows.
CREATE TABLE rbcs (
  code        TEXT NOT NULL,
  class_from  TEXT NOT NULL,         -- ISO date from which the class was given, '' where not printed
  rbcs_id     TEXT,
  category    TEXT NOT NULL,
  subcategory TEXT,
  family      TEXT,
  major       TEXT CHECK (major IN ('major', 'other', 'none')),
  added_on    TEXT,
  ended_on    TEXT,
  class_until TEXT,
  latest      INTEGER CHECK (latest IN (0, 1)),
  source_id   INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, class_from, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_of_service (
  code        TEXT NOT NULL,         -- two digits
  name        TEXT NOT NULL,
  description TEXT,
  facility    INTEGER CHECK (facility IN (0, 1)),
  source_id   INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, source_id)
) STRICT, WITHOUT ROWID;

-- NCCI procedure-to-procedure edits: the pairs of a code in one column, packed (db/model/ncci-pairs.ts), in rows short enough
-- to share a page. Each pair stands here twice, once for either code. What it says stands in `ncci_terms`.
CREATE TABLE ncci_pairs (
  source_id     INTEGER NOT NULL REFERENCES source(source_id),
  code          TEXT NOT NULL,
  column_number INTEGER NOT NULL CHECK (column_number IN (1, 2)), -- in which the code stands; column one is paid
  position      INTEGER NOT NULL,    -- pairs of the code and column in the rows before
  pairs         INTEGER NOT NULL,
  records       BLOB NOT NULL,       -- two numbers a pair, in the order of the other code
  PRIMARY KEY (source_id, code, column_number, position)
) STRICT, WITHOUT ROWID;

-- What the pairs of a source say, each combination of days, modifier indicator and rationale once, by its number in the pairs.
CREATE TABLE ncci_terms (
  source_id INTEGER PRIMARY KEY NOT NULL REFERENCES source(source_id),
  records   BLOB NOT NULL            -- seven bytes each
) STRICT;

-- Why the pairs of a source exist, by the number in their terms.
CREATE TABLE ncci_rationale (
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  number    INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (source_id, number)
) STRICT, WITHOUT ROWID;

-- NCCI add-on code edits: an add-on is paid beside one of its primary codes alone.
CREATE TABLE add_on_edit (
  source_id          INTEGER NOT NULL REFERENCES source(source_id),
  add_on             TEXT NOT NULL,
  primary_code       TEXT,           -- null: no list, the contractor decides (CCCCC in the release)
  type               TEXT NOT NULL,  -- '1' all primaries are listed, '2' none is, '3' some are
  effective_from     TEXT,
  deleted_on         TEXT,           -- the last day of the edit ...
  add_on_deleted_on  TEXT,           -- ... of the add-on code ...
  primary_deleted_on TEXT,           -- ... and of the primary code; null while it is in force
  instructions       TEXT
) STRICT;
CREATE INDEX add_on_edit_by_add_on ON add_on_edit(add_on);
CREATE INDEX add_on_edit_by_primary ON add_on_edit(primary_code);

CREATE TABLE mue (
  code      TEXT NOT NULL,
  setting   TEXT NOT NULL CHECK (setting IN ('practitioner', 'outpatient', 'dme')),
  units     INTEGER NOT NULL,
  mai       TEXT NOT NULL,
  rationale TEXT,
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, setting, source_id)
) STRICT, WITHOUT ROWID;

-- Hospital outpatient payment (OPPS Addendum B), national, before the wage index.
CREATE TABLE opps (
  code             TEXT NOT NULL,
  status_indicator TEXT NOT NULL,
  apc              TEXT,             -- four digits
  relative_weight  INTEGER,          -- ten-thousandths
  payment_cents    INTEGER,
  payment_mills    INTEGER,          -- thousandths of a dollar, where the release prints a third decimal; else null
  national_copayment_cents INTEGER,
  minimum_copayment_cents  INTEGER,
  adjusted_copayment_cents INTEGER,  -- since 2023, where the copayment is adjusted
  coinsurance      INTEGER,          -- thousandths of a percent, where it is adjusted for inflation
  note             TEXT,             -- as printed: '*' where the copayment is capped at the inpatient deductible
  pass_through_expires TEXT,         -- as printed
  changed          INTEGER CHECK (changed IN (0, 1)),  -- marked as changed in this release; null: the source has no marks
  source_id        INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, source_id)
) STRICT, WITHOUT ROWID;

-- HCPCS Level II, one row a code of a release. Its texts stand in `descriptor`. Several values of one kind are parted with a blank.
CREATE TABLE hcpcs (
  code               TEXT NOT NULL,
  pricing            TEXT,           -- up to four pricing indicators
  multiple_pricing   TEXT,
  coverage_manual    TEXT,           -- sections of the Coverage Issues Manual
  carriers_manual    TEXT,           -- sections of the Medicare Carriers Manual
  statute            TEXT,
  lab_certification  TEXT,
  see_also           TEXT,           -- other codes
  coverage           TEXT,
  asc_group          TEXT,
  asc_from           TEXT,           -- ISO dates
  outpatient_group   TEXT,
  outpatient_policy  TEXT,
  outpatient_from    TEXT,
  processing_note    TEXT,
  betos              TEXT,
  service_types      TEXT,
  anaesthesia_units  INTEGER,        -- base units
  added_on           TEXT,
  changed_on         TEXT,           -- the date of `action`
  ended_on           TEXT,           -- last day on which it may be used
  action             TEXT,
  source_id          INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, source_id)
) STRICT, WITHOUT ROWID;

-- Modifiers of HCPCS Level II with their official texts.
CREATE TABLE hcpcs_modifier (
  modifier        TEXT NOT NULL,
  long_text       TEXT NOT NULL,
  short_text      TEXT NOT NULL,
  carriers_manual TEXT,
  see_also        TEXT,              -- other modifiers
  coverage        TEXT,
  processing_note TEXT,
  added_on        TEXT,
  changed_on      TEXT,
  ended_on        TEXT,
  action          TEXT,
  source_id       INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (modifier, source_id)
) STRICT, WITHOUT ROWID;

-- Payment to ambulatory surgical centres (ASC Addenda AA and BB), national, before the wage index.
CREATE TABLE asc_payment (
  code              TEXT NOT NULL,
  addendum          TEXT NOT NULL CHECK (addendum IN ('AA', 'BB')),
  multiple_discounting INTEGER CHECK (multiple_discounting IN (0, 1)),
  payment_indicator TEXT NOT NULL,
  weight            INTEGER,         -- ten-thousandths
  payment_cents     INTEGER,
  payment_mills     INTEGER,         -- thousandths of a dollar, where the release prints a third decimal; else null
  pass_through_expires TEXT,         -- as printed
  source_id         INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, source_id)
) STRICT, WITHOUT ROWID;

-- Prices that a hospital publishes in the format of the CMS price transparency rule (45 CFR 180.50), for CPT and HCPCS codes.
CREATE TABLE hospital (
  source_id INTEGER PRIMARY KEY REFERENCES source(source_id),
  name      TEXT NOT NULL,
  locations TEXT,                    -- one a line
  addresses TEXT,
  license   TEXT,
  version   TEXT,                    -- of the format: '3.0.0'
  updated_on TEXT                    -- ISO date
) STRICT;

-- 0 stands for no plan.
CREATE TABLE hospital_plan (
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  plan_id   INTEGER NOT NULL,
  payer     TEXT NOT NULL,
  plan      TEXT,
  PRIMARY KEY (source_id, plan_id)
) STRICT, WITHOUT ROWID;

-- Texts that many prices share: methods, formulas, notes, units of drugs.
CREATE TABLE hospital_text (
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  text_id   INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (source_id, text_id)
) STRICT, WITHOUT ROWID;

-- One row a code and payer of an item. Amounts in cents, percentages in hundredths of a percent.
CREATE TABLE hospital_price (
  code         TEXT NOT NULL,
  source_id    INTEGER NOT NULL REFERENCES source(source_id),
  item         INTEGER NOT NULL,     -- line of the csv, number of the charge in the json
  part         INTEGER NOT NULL,     -- 0, 1, 2 ... within it
  counted      INTEGER NOT NULL,     -- 1 once for each row of the file that was kept
  plan_id      INTEGER NOT NULL,
  setting      TEXT,                 -- 'inpatient', 'outpatient', 'both'
  billing_class TEXT,                -- 'facility', 'professional', 'both'
  modifiers    TEXT,                 -- '26 50'
  gross        INTEGER,
  cash         INTEGER,
  minimum      INTEGER,
  maximum      INTEGER,
  dollar       INTEGER,
  percentage   INTEGER,
  estimate     INTEGER,              -- version 2: what is paid on average
  median       INTEGER,              -- version 3: of what was paid
  tenth        INTEGER,
  ninetieth    INTEGER,
  claims       TEXT,                 -- how many it rests on: '25', '1 through 10'
  algorithm_id INTEGER,
  method_id    INTEGER,
  note_id      INTEGER,
  unit_id      INTEGER,
  PRIMARY KEY (code, source_id, item, part)
) STRICT, WITHOUT ROWID;

-- What a release of ICD-10-CM or PCS changed, by its addenda: codes that it adds, deletes or rewords.
CREATE TABLE code_change (
  system      TEXT NOT NULL,
  code        TEXT NOT NULL,
  change      TEXT NOT NULL CHECK (change IN ('add', 'delete', 'revise')),
  position    INTEGER NOT NULL,      -- line of the file
  billable    INTEGER,               -- the valid flag; null where the form has none
  text_before TEXT,
  text_after  TEXT,
  source_id   INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (system, code, source_id, position)
) STRICT, WITHOUT ROWID;

-- Notes of the ICD-10-CM tabular list. `code` is a code or a range ("A00-A09", a block or chapter).
CREATE TABLE tabular_note (
  code      TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('inclusion', 'includes', 'excludes1', 'excludes2', 'code-first', 'use-additional', 'code-also', 'note', 'seventh-character')),
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (code, source_id, position)
) STRICT, WITHOUT ROWID;

-- Entries of the ICD-10-CM indexes that lead to a code. What stands above an entry stands above many: once for all of them.
CREATE TABLE index_heading (
  source_id  INTEGER NOT NULL REFERENCES source(source_id),
  heading_id INTEGER NOT NULL,       -- 1, 2, 3 ... within its source
  part       TEXT NOT NULL CHECK (part IN ('main', 'external', 'drug', 'neoplasm')),
  words      TEXT NOT NULL,          -- 'Abscess, '; '' above the main terms
  PRIMARY KEY (source_id, heading_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_entry (
  code          TEXT NOT NULL,       -- dotted; where `is_incomplete`, codes below it are meant
  source_id     INTEGER NOT NULL REFERENCES source(source_id),
  position      INTEGER NOT NULL,
  heading_id    INTEGER NOT NULL,
  words         TEXT NOT NULL,       -- below the heading: 'knee'
  is_incomplete INTEGER NOT NULL CHECK (is_incomplete IN (0, 1)),
  manifestation TEXT,                -- the code that goes with it
  PRIMARY KEY (code, source_id, position),
  FOREIGN KEY (source_id, heading_id) REFERENCES index_heading(source_id, heading_id)
) STRICT, WITHOUT ROWID;

-- An entry with the terms above it: 'Abscess, knee'.
CREATE VIEW index_term AS
  SELECT entry.code, entry.position, heading.part, heading.words || entry.words AS words, entry.is_incomplete, entry.manifestation, entry.source_id
  FROM index_entry AS entry CROSS JOIN index_heading AS heading USING (source_id, heading_id);

-- Entries that send to another entry instead: 'Abdominalgia' see 'Pain, abdominal'.
CREATE TABLE index_reference (
  words     TEXT NOT NULL,
  position  INTEGER NOT NULL,
  relation  TEXT NOT NULL CHECK (relation IN ('see', 'see-also', 'see-category')),
  target    TEXT NOT NULL,
  part      TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (words, source_id, position)
) STRICT, WITHOUT ROWID;

-- Where such an entry leads to in the end: its words name these codes as well. Made at the build, from both tables above.
CREATE TABLE index_lead (
  code          TEXT NOT NULL,       -- dotted; where `is_incomplete`, codes below it are meant
  source_id     INTEGER NOT NULL REFERENCES source(source_id),  -- of the entry that sends on
  position      INTEGER NOT NULL,    -- of that entry
  words         TEXT NOT NULL,       -- 'Abdominalgia'
  relation      TEXT NOT NULL CHECK (relation IN ('see', 'see-also', 'see-category')),
  is_incomplete INTEGER NOT NULL CHECK (is_incomplete IN (0, 1)),
  PRIMARY KEY (code, source_id, position)
) STRICT, WITHOUT ROWID;

-- What the values of the release files mean, in own words.
CREATE TABLE indicator (
  field     TEXT NOT NULL,
  value     TEXT NOT NULL,
  short     TEXT NOT NULL,
  meaning   TEXT NOT NULL,
  note      TEXT,
  reference TEXT NOT NULL,           -- the document that defines the value
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE modifier (
  modifier    TEXT PRIMARY KEY NOT NULL,
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  when_to_use TEXT NOT NULL,
  reference   TEXT NOT NULL,
  source_id   INTEGER NOT NULL REFERENCES source(source_id)
) STRICT, WITHOUT ROWID;

-- What the publisher of the CPT modifiers calls them; a modifier may stand in several sections of the code set.
CREATE TABLE official_modifier (
  modifier       TEXT NOT NULL,
  position       INTEGER NOT NULL,   -- 1, 2, 3 ... in the order of the file
  level          TEXT,               -- 'I', 'II'
  name           TEXT,
  description    TEXT,
  section        TEXT,
  effective_from TEXT,               -- ISO date
  source_id      INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (modifier, source_id, position)
) STRICT, WITHOUT ROWID;

-- Words and phrases of the field that say what others say, as they are written; the search normalises both sides.
CREATE TABLE thesaurus (
  phrase    TEXT NOT NULL,           -- what is typed or printed: 'I&D', 'kneecap', 'flex sig'
  expansion TEXT NOT NULL,           -- what it means: 'incision drainage'
  kind      TEXT NOT NULL CHECK (kind IN ('synonym', 'abbreviation', 'eponym', 'lay word', 'spelling', 'number', 'side', 'approach', 'anatomy', 'adjective', 'narrower')),
  note      TEXT,                    -- when it means this; there for every phrase of more than one meaning
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (phrase, expansion)
) STRICT, WITHOUT ROWID;
-- Single words only. Words of these kinds say the same in both directions.
CREATE VIEW abbreviation AS
  SELECT phrase AS abbreviation, expansion, source_id FROM thesaurus WHERE instr(phrase, ' ') = 0
  UNION
  SELECT expansion, phrase, source_id FROM thesaurus
  WHERE instr(expansion, ' ') = 0 AND kind IN ('synonym', 'spelling', 'number', 'side', 'anatomy', 'adjective');

-- The full-text index: for each of its two parts (main; inpatient procedures, which are asked for by themselves) a few
-- packed values that are read whole (db/search/index-part.ts).
CREATE TABLE search_part (
  part TEXT NOT NULL CHECK (part IN ('main', 'inpatient')),
  name TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (part, name)
) STRICT, WITHOUT ROWID;

-- Which words people write for which words and facts of codes (npm run learn): of procedures learned from lines of hospitals, of
-- diagnoses from the inclusion terms of ICD-10-CM. Shares in millionths.
CREATE TABLE word_association (
  about     TEXT NOT NULL CHECK (about IN ('procedure', 'diagnosis')),
  word      TEXT NOT NULL,
  share     INTEGER NOT NULL,        -- of all that is written, this word
  meanings  TEXT NOT NULL,           -- 'term forward backward;...' (db/search/associations.ts)
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (about, word)
) STRICT, WITHOUT ROWID;

-- What a procedure without a text of its own is in plain words: it tells apart what the fee schedule describes alike.
CREATE TABLE plain_name (
  system      TEXT NOT NULL CHECK (system = 'CPT'),
  code        TEXT NOT NULL,
  name        TEXT NOT NULL,
  other_names TEXT,                  -- one a line
  source_id   INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

-- How usual a procedure is: lines of hospital price lists that name it (npm run learn). Only the order of results is made of it.
CREATE TABLE code_use (
  system    TEXT NOT NULL,
  code      TEXT NOT NULL,
  lines     INTEGER NOT NULL CHECK (lines > 0),
  source_id INTEGER NOT NULL REFERENCES source(source_id),
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;
