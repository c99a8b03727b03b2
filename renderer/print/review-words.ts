import type { CodeReview, ReviewPart } from '../../electron/contract/index.ts';

/** What each part is called on paper, and the facts that it must agree with, by their ids. */
export const reviewedParts: Record<ReviewPart, { heading: string; agreesWith: readonly string[] }> = {
  title: { heading: 'Title', agreesWith: ['bilateral', 'addOn'] },
  synonyms: { heading: 'Synonyms', agreesWith: ['bilateral'] },
  overview: { heading: 'Overview', agreesWith: ['bilateral', 'addOn', 'globalDays'] },
  whatIsDone: { heading: 'What is done', agreesWith: [] },
  serviceType: { heading: 'Service type', agreesWith: ['addOn'] },
  typicalSite: { heading: 'Typical site', agreesWith: ['outpatientStatus'] },
  clinical: { heading: 'Clinical context', agreesWith: ['assistantAtSurgery', 'coSurgeons', 'outpatientStatus', 'globalDays'] },
  toHaveReady: { heading: 'What to have ready', agreesWith: [] },
  family: { heading: 'Which of this family', agreesWith: ['bilateral', 'addOn'] },
  askBeforeBooking: { heading: 'Ask before booking', agreesWith: ['bilateral', 'addOn', 'assistantAtSurgery'] },
  diagnoses: { heading: 'Diagnoses', agreesWith: [] },
  anaesthesia: { heading: 'Anaesthesia', agreesWith: [] },
  related: { heading: 'Related codes', agreesWith: [] },
  note: { heading: 'Office note', agreesWith: [] },
};

export interface ReviewedSection {
  /** "Thigh and knee joint › Fusion". */
  readonly heading: string;
  readonly codes: readonly CodeReview[];
}

/** Codes that follow one another in the same section, under its name. */
export function bySection(reviews: readonly CodeReview[]): ReviewedSection[] {
  const sections: { heading: string; codes: CodeReview[] }[] = [];
  for (const review of reviews) {
    const heading = sectionOf(review);
    const last = sections.at(-1);
    if (last?.heading === heading) last.codes.push(review);
    else sections.push({ heading, codes: [review] });
  }
  return sections;
}

/** The narrowest section and the one around it: "Fusion" alone names no place of the body. */
function sectionOf({ sectionPath, systemName }: CodeReview): string {
  const nearest = sectionPath.slice(-2).map((section) => section.title);
  return nearest.length === 0 ? `${systemName}, in no section` : nearest.join(' › ');
}

export function statementsIn({ parts }: CodeReview): number {
  return parts.reduce((sum, { statements }) => sum + statements.length, 0);
}

/** What has to be known before the first box: no text of the project, or parts of it that the office wrote itself. */
export function whoseWords({ parts }: CodeReview): string | null {
  const of = (words: 'starter' | 'office') => parts.filter(({ statements }) => statements.some((one) => one.words === words)).map(({ part }) => reviewedParts[part].heading.toLowerCase());
  const office = of('office');
  if (parts.length === 0) return 'No starter text and no text of the office for this code: there is nothing to check.';
  if (of('starter').length === 0) return 'No starter text for this code: every statement is the office’s own.';
  return office.length === 0 ? null : `Not of the starter texts but the office’s own, and marked so: ${office.join(', ')}.`;
}
