/**
 * What the window imports at run time: plain values without the schema library, which would otherwise ride along in the
 * bundle and be evaluated at every start. Types come from index.ts with `import type`.
 */
export { codePageParts } from '../../db/model/code-page-parts.ts';
export { missingHeadings, missingParts, type MissingEntry } from '../../db/model/missing-parts.ts';
export { bookmarkColourNames, bookmarkColours } from '../../db/model/bookmark-colours.ts';
export { bestSource, compareRelease, hasEnded } from '../../db/model/source-order.ts';
export { changedValueInWords, changeKindNames, changeKinds, numberInWords, partInWords } from '../../db/model/change-kinds.ts';
export { longestNote, notText, tooLongToRead, whyUnreadable } from '../../db/model/readable-text.ts';
export { scheduleColumns } from '../../db/model/schedule-columns.ts';
export { applyMend, casePlaces, caseRoles, caseSides, modifiersOfLine, mostCaseLines, mostCaseUnits } from '../../db/model/case-choices.ts';
export { noPatient } from '../../db/model/no-patient.ts';
export { authorisationProblem, authorisationWarning, noAuthorisation } from '../../db/model/authorised-days.ts';
export { labelSheetNames, labelSheets, mostLabelCopies, placesOn, type LabelSheet, type LabelSheetName } from '../../db/model/label-sheets.ts';
export { wayBetween } from '../../db/model/catalog-way.ts';
export { commandGroups, menuCommands, type CommandGroup } from './menu-commands.ts';
export { bookingFieldNames, bookingFields, longestOwnField, mostOwnFields, paperChoices, printExtents, textSizes, themes } from '../../db/model/setting-choices.ts';
