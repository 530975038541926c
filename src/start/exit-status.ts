/** How the process ends; 0 means "stopped on purpose" and nothing else. */
export const exitStatus = { stopped: 0, failedStart: 1, stoppedTwice: 1, brokenInvariant: 70 } as const
