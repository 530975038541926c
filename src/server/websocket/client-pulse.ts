/** Ticks that a client may leave bytes unread, or a ping unanswered. */
const patientTicks = 3

/** Whether a client still reads what it is sent and answers pings. */
export interface ClientPulse {
  /** A tick has passed; gives whether the client is taken for gone. */
  tick(bufferedBytes: number): boolean
  pinged(): void
  ponged(): void
}

export function createClientPulse(): ClientPulse {
  let unreadTicks = 0
  let lastBuffered = 0
  let unansweredPings = 0
  return {
    tick(buffered) {
      unreadTicks = buffered > 0 && buffered >= lastBuffered ? unreadTicks + 1 : 0
      lastBuffered = buffered
      return unreadTicks >= patientTicks || unansweredPings >= patientTicks
    },
    pinged() {
      unansweredPings += 1
    },
    ponged() {
      unansweredPings = 0
    },
  }
}
