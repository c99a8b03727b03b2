import type { QueryWord } from './query-words.ts';

/**
 * Words that say that something is done, and words that say what somebody has: "osteomyelitis of the femur" asks for a diagnosis,
 * "drainage of osteomyelitis" for a procedure. Generic on purpose: no part of the body and no code.
 */
const whatIsDone = new Set(
  `ablation adjustment administration amputation anaesthesia anesthesia application approach aspiration assay assessment attachment augmentation
  biopsy block bypass care check clean cleaning clipping closure collection construction consult consultation correction creation curettage cut cutting
  debridement decompression delivery denervation destruction detection diagnostic dialysis dilation disarticulation dissection division drain drainage
  elevation elongation embolization enucleation evacuation evaluation exam examination exchange excision exenteration exploration exposure extraction
  fitting fixation fixed flap freed fuse fusion graft grafting imaging immunization implantation incision infusion injection insertion inspection
  instillation introduction irrigation lanced laser lavage lengthening lifted ligation look management manipulation mapping measurement mobilization
  monitoring moved mri obliteration occlusion operation packing perfusion pinning placement plating procedure programming puncture put radiation ray
  realignment rebuild rebuilt recession reconstruction reduction refill reimplantation release removal removed repair replacement repositioning resection
  reshape restoration retrieval revascularization revision rinse sampling scan scanning scope screening section sedation sew sewn shave shaved shaving
  shortening shunt snared sonogram splinting stapling stimulation stitch stitched straightened strapping stripping study surgery surgical suspension
  suture suturing take taken taking test testing therapy training transection transfer transfusion transplant transplantation transposition treatment
  ultrasound vaccination view views visit wash washout wiring xray
  allograft autograft cast catheter electrode endograft implant kit nail pacemaker panel pin plate screw sling splint stent tube vaccine`.split(/\s+/),
);
const operation = /(?:ectomy|otomy|ostomy|plasty|pexy|scopy|scopic|desis|rrhaphy|centesis|graphy|gram|lysis|tripsy|metry|plication)s?$/;

const whatOneHas = new Set(
  `abscess absence acquired acute anemia aneurysm ankylosis atrophy bleeding bowlegs broken burn calculus cancer carcinoma chronic cleft clot clotted condition
  congenital contracture contusion cyst defect deficiency deformity degeneration derangement diabetes diastasis disease disorder displaced dislocation
  dysfunction dysplasia effusion embolism emphysema failure fever fistula fracture gangrene genu hemorrhage hernia hypertension hypertrophy
  incontinence infected infection inflammation injury insufficiency instability laceration lesion leak loose loosening malignant malunion mass necrosis
  neoplasm nonunion obesity obstruction overgrowth pain palsy paralysis perforation pregnancy prolapse recurrent retained retention rupture ruptured scoliosis
  sepsis spastic spasticity spasm sprain stiff stiffness stenosis stone strain stricture swelling syndrome tear tight torn trauma tumor ulcer valgus varus
  weakness wound`.split(/\s+/),
);
const condition = /(?:itis|osis|oma|pathy|plegia|plegic|algia|emia|aemia|uria|paresis|malacia|megaly|trophy|ectasis|lithiasis|sclerosis|penia|phobia)s?$/;

/** What the words ask for: something that is done; what somebody has, and nothing that is done about it; null where they do not say. */
export function askedFor(words: readonly QueryWord[]): 'procedure' | 'diagnosis' | null {
  const meant = words.flatMap(({ strong }) => strong.filter(({ kind, prefix }) => kind !== 'form' && !prefix).flatMap((variant) => variant.words));
  if (meant.some((word) => whatIsDone.has(word) || operation.test(word))) return 'procedure';
  return meant.some((word) => whatOneHas.has(word) || condition.test(word)) ? 'diagnosis' : null;
}

/** Whether the words themselves say that something is done, whatever they stand for: "trigger finger" is what somebody has, though it is read as what is done about it. */
export function saysWhatIsDone(words: readonly QueryWord[]): boolean {
  return words.some(({ word, strong }) => [...word.split(' '), ...strong.filter(({ kind }) => kind === 'equivalent').flatMap((variant) => variant.words)].some((one) => whatIsDone.has(one) || operation.test(one)));
}
