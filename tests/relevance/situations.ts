/** A situation as it comes to the desk, in the words of whoever calls, with the code that a coder would choose and why. */
export interface Situation {
  /** What the scheduler has heard or read, and types. */
  readonly heard: string;
  readonly code: string;
  readonly because: string;
}

/**
 * Written from the clinical side, before the search was asked: cases of an orthopaedic office, not wordings of the starter
 * texts. Each names exactly one code of the section.
 */
export const situations: readonly Situation[] = [
  { heard: 'child with cerebral palsy, both knees flexed, surgeon wants to lengthen all hamstrings on both sides', code: '27395', because: 'several tendons lengthened, both legs inside one code' },
  { heard: 'spastic teenager, hamstring lengthening several tendons left leg', code: '27394', because: 'several tendons, one leg' },
  { heard: 'cut one hamstring tendon open, right', code: '27390', because: 'one tendon cut through, not lengthened' },
  { heard: 'egger procedure, hamstrings moved to the femur', code: '27400', because: 'the eponym and what it does' },
  { heard: 'percutaneous tenotomy of one hamstring in the office', code: '27306', because: 'one tendon through a stab' },
  { heard: 'total knee replacement for arthritis', code: '27447', because: 'all surfaces replaced for the first time' },
  { heard: 'partial knee replacement medial side', code: '27446', because: 'one compartment' },
  { heard: 'revision TKA both components', code: '27487', because: 'thigh and shin part exchanged' },
  { heard: 'revision knee replacement, only the plastic liner', code: '27486', because: 'one component' },
  { heard: 'infected knee prosthesis out and antibiotic spacer in', code: '27488', because: 'removal with a spacer' },
  { heard: 'knee washed out open for septic arthritis', code: '27310', because: 'joint opened for infection' },
  { heard: 'deep abscess of the thigh drained in the operating room', code: '27301', because: 'deep, not in the bone' },
  { heard: 'osteomyelitis distal femur, bone cortex opened', code: '27303', because: 'the bone itself is opened' },
  { heard: 'bakers cyst excision behind the knee', code: '27345', because: 'cyst of the hollow of the knee' },
  { heard: 'swollen bursa in front of kneecap to be taken out', code: '27340', because: 'the prepatellar bursa' },
  { heard: 'open repair of quadriceps tendon, fresh tear', code: '27385', because: 'muscle or tendon above the kneecap, early' },
  { heard: 'patellar tendon rupture repair after a fall last week', code: '27380', because: 'the tendon below the kneecap, early' },
  { heard: 'dislocating patella, MPFL reconstruction with graft', code: '27422', because: 'the soft tissue that holds the kneecap' },
  { heard: 'lateral release open for kneecap tilt', code: '27425', because: 'only the outer band is cut, open' },
  { heard: 'tibial tubercle moved forward, maquet', code: '27418', because: 'the eponym and the bone' },
  { heard: 'open ACL reconstruction inside the joint', code: '27428', because: 'cruciate graft, open' },
  { heard: 'medial collateral ligament torn, primary repair', code: '27405', because: 'a collateral sewn early' },
  { heard: 'cartilage cells grown in the lab put back into the knee', code: '27412', because: 'cultured own cartilage cells' },
  { heard: 'osteochondral allograft to femoral condyle, open', code: '27415', because: 'donor bone and cartilage' },
  { heard: 'manipulation of stiff knee under anesthesia', code: '27570', because: 'moved under anaesthesia, nothing cut' },
  { heard: 'high tibial osteotomy in an adult with bow legs', code: '27457', because: 'shin bone below the knee, growth over' },
  { heard: 'knock knees in a ten year old, stop growth on the inner side of the femur', code: '27485', because: 'half of a growth plate' },
  { heard: 'leg length difference, stop growth of the thigh bone at the knee', code: '27475', because: 'growth plate of the femur' },
  { heard: 'femur shaft fracture nailed', code: '27506', because: 'nail in the shaft' },
  { heard: 'plate on broken thigh bone shaft', code: '27507', because: 'plate and screws on the shaft' },
  { heard: 'supracondylar femur fracture into the joint, plate', code: '27513', because: 'open, with extension into the joint' },
  { heard: 'kneecap broken, wires and tension band', code: '27524', because: 'open treatment of the kneecap' },
  { heard: 'tibial plateau fracture both condyles open fixation', code: '27536', because: 'both sides of the plateau' },
  { heard: 'tibial plateau fracture in a brace, no reduction', code: '27530', because: 'closed, not set' },
  { heard: 'kneecap out of place, put back without anesthesia', code: '27560', because: 'dislocated kneecap, closed' },
  { heard: 'above knee amputation for dead foot', code: '27590', because: 'through the thigh, first time' },
  { heard: 'amputation stump of the thigh has to be revised', code: '27596', because: 'second cut through the thigh, with the bone' },
  { heard: 'compartment syndrome of the thigh, all compartments opened', code: '27498', because: 'several compartments, nothing cut away' },
  { heard: 'lipoma 6 cm under the skin of the thigh', code: '27337', because: 'under the skin, three centimetres or more' },
  { heard: 'sarcoma of the thigh muscle, wide resection 8 cm', code: '27364', because: 'radical, five centimetres or more' },
];
