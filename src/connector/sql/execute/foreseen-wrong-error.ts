/** What a step found is not what was foreseen: statements that were sent with that are to be undone. */
export class ForeseenWrongError extends Error {}
