/**
 * Parts of the body, as far as the headings of the code sections part them. A text that names the wrist does not mean an operation
 * of the section of the knee, whatever other words they share.
 */
const regions: readonly [name: string, words: RegExp][] = [
  ['head', /\b(?:head|face|facial|skull|crani\w*|jaw|mandib\w*|maxill\w*|orbit\w*|zygoma\w*|brain|scalp|temporomandibular|tmj)\b/],
  ['eye', /\b(?:eye(?!brow)s?|eyelids?|cataract|cornea\w*|retina\w*|vitre\w*|lacrimal|strabismus|glaucoma|conjunctiv\w*|intraocular|iol|phaco\w*|pterygium|blephar\w*|ocular)\b/],
  ['ear', /\b(?:ears?|tympan\w*|mastoid\w*|cochlea\w*|myringo\w*|stapes\w*|ossic\w*|pe tubes?)\b/],
  ['nose', /\b(?:nose|nasal|sinus(?:es)?|septum|septo\w*|turbinates?|ethmoid\w*|maxillary antrostomy|fess)\b/],
  ['throat', /\b(?:throat|tonsil\w*|adenoid\w*|larynx|laryng\w*|pharyn\w*|trache\w*|mouth|tongue|palate|salivary|parotid\w*|lips?|uvul\w*)\b/],
  ['neck', /\b(?:thyroid\w*|parathyroid\w*|carotid)\b/],
  ['breast', /\b(?:breasts?|mastect\w*|lumpect\w*|mammo\w*|nipple)\b/],
  ['shoulder', /\b(?:shoulder|rotator|clavic\w*|scapul\w*|acromi\w*|glenohumeral|humeral head|proximal humerus|labr(?:um|al) (?:of )?(?:the )?shoulder|slap|bankart|subacromial|biceps tenodesis)\b/],
  ['elbow', /\b(?:elbow|upper arm|humer(?:us|al)|olecranon|epicondyl\w*|cubital|ulnar nerve|radial head)\b/],
  ['wrist', /\b(?:wrist|forearm|radius|ulna|carpal|carpus|scaphoid|distal radi\w*|quervain\w*)\b/],
  ['hand', /\b(?:hands?|fingers?|thumb|metacarp\w*|phalan\w*|trigger|dupuytren\w*|palmar|digits?|carpometacarpal|cmc)\b/],
  ['hip', /\b(?:hips?|pelvi[sc]|acetabul\w*|femoral (?:head|neck)|intertrochant\w*|trochant\w*|subtrochant\w*|proximal femur|tha|thr|iliac crest|sacroiliac)\b/],
  ['knee', /\b(?:knees?|thigh|femoral shaft|distal femur|femoral condyle|patell\w*|menisc\w*|hamstring\w*|cruciate|acl|pcl|mcl|quadricep\w*|popliteal|baker\w*|tka|tkr|supracondylar femur|tibial plateau|gracilis|semitendinosus)\b/],
  ['ankle', /\b(?:lower leg|ankle|tibia\w*|fibula\w*|achilles|malleol\w*|calf|pilon|gastrocnem\w*|peroneal|talus|talar)\b/],
  ['foot', /\b(?:foot|feet|toes?|hallux|bunion\w*|metatars\w*|hammertoe|plantar|calcane\w*|heel|midfoot|morton\w*)\b/],
  ['spine', /\b(?:spine|spinal|vertebra\w*|lumbar|microdiscectomy|cervical (?:disc|spine|fusion|lamin\w*|foram\w*)|thoracic spine|lamin\w*|disc(?:ect\w*|s)?|acdf|tlif|plif|kyphoplast\w*|scoliosis)\b/],
  ['heart', /\b(?:heart|cardia\w*|coronary|valves?|pacemaker|aort\w*|atri\w*|ventric\w*|mitral|cabg|defibrillator|icd implant)\b/],
  ['lung', /\b(?:lungs?|pulmon\w*|bronch\w*|pleur\w*|thorac\w*|chest)\b/],
  ['bowel', /\b(?:colon\w*|colect\w*|bowel|intestin\w*|rect(?:um|al)|anus|anal|hemorrhoid\w*|haemorrhoid\w*|append\w*|ileo\w*|sigmoid\w*|stoma|fistula in ano)\b/],
  ['stomach', /\b(?:stomach|gastr(?:ic|ect\w*|ostom\w*|oscop\w*)|esophag\w*|oesophag\w*|egd|hiatal|duoden\w*|peg)\b/],
  ['liver', /\b(?:liver|hepat\w*|gallbladder|chole\w*|bile|biliary|pancrea\w*|spleen|splen\w*|ercp)\b/],
  ['hernia', /\b(?:hernia\w*|abdominal wall|ventral|umbilical|inguinal)\b/],
  ['urinary', /\b(?:kidney\w*|renal|nephr\w*|ureter\w*|bladder|cysto(?!cele)\w*|urethr\w*|lithotrip\w*|turbt|eswl|vesic\w*)\b/],
  ['male', /\b(?:prostat\w*|turp|penis|penile|circumcis\w*|scrot\w*|testi\w*|orchi\w*|vasect\w*|hydrocele|varicocele|epididym\w*)\b/],
  ['female', /\b(?:uter(?:us|ine)|hyster\w*|ovar\w*|vagin\w*|cervix|leep|endometri\w*|tubal|salping\w*|vulv\w*|oophor\w*|cystocele|rectocele|colpo\w*|pregnan\w*|cesarean|c-?section|d&c|perine\w*)\b/],
  ['skin', /\b(?:skin|subcutaneous|lipoma|wound|burn|nevus|lesion of (?:the )?skin|sebaceous|pilonidal|nails?)\b/],
];

/** Sections whose codes serve several parts of the body; what a heading of the nervous system holds lies everywhere. */
export function regionsIn(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(regions.filter(([, words]) => words.test(lower)).map(([name]) => name));
}

/** Parts that lie within or beside each other: an operation of one is named by the other as well. */
const neighbours: readonly (readonly string[])[] = [['hip', 'knee'], ['knee', 'ankle'], ['ankle', 'foot'], ['wrist', 'hand'], ['elbow', 'wrist'], ['shoulder', 'elbow'], ['head', 'nose'], ['head', 'throat'], ['throat', 'neck'], ['stomach', 'hernia'], ['stomach', 'bowel'], ['urinary', 'male'], ['urinary', 'female'], ['breast', 'skin'], ['lung', 'heart'], ['stomach', 'liver'], ['head', 'eye'], ['throat', 'lung'], ['ear', 'head']];

export function howFar(asked: ReadonlySet<string>, given: ReadonlySet<string>): 'same' | 'beside' | 'elsewhere' | 'unknown' {
  if (asked.size === 0 || given.size === 0) return 'unknown';
  if ([...asked].some((name) => given.has(name))) return 'same';
  return neighbours.some((pair) => pair.some((one) => asked.has(one)) && pair.some((one) => given.has(one))) ? 'beside' : 'elsewhere';
}
