/** What a column of a day's schedule can hold. A plain value, without the schema library: the window offers them. */
export const scheduleColumns = ['date', 'start', 'minutes', 'room', 'patient', 'record', 'surgeon', 'procedure', 'code', 'diagnosis', 'laterality', 'notes'] as const;
