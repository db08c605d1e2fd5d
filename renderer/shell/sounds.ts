/** Two tones, made here: one for done, one for a job that needs a hand. */
const TONES = {
  done: [
    { hz: 660, from: 0, for: 0.09 },
    { hz: 990, from: 0.1, for: 0.16 },
  ],
  help: [
    { hz: 520, from: 0, for: 0.14 },
    { hz: 520, from: 0.22, for: 0.14 },
    { hz: 390, from: 0.44, for: 0.22 },
  ],
} as const
export type Sound = keyof typeof TONES

let audio: AudioContext | undefined

/** Plays `sound`; silent where the browser has not been touched yet, or has no sound at all. */
export function play(sound: Sound): void {
  try {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') void audio.resume().catch(() => {})
    const start = audio.currentTime + 0.01
    for (const tone of TONES[sound]) {
      const oscillator = audio.createOscillator()
      const level = audio.createGain()
      oscillator.frequency.value = tone.hz
      level.gain.setValueAtTime(0, start + tone.from)
      level.gain.linearRampToValueAtTime(0.22, start + tone.from + 0.01)
      level.gain.linearRampToValueAtTime(0, start + tone.from + tone.for)
      oscillator.connect(level).connect(audio.destination)
      oscillator.start(start + tone.from)
      oscillator.stop(start + tone.from + tone.for)
    }
  } catch {
    // No audio device: the words on screen say the same.
  }
}
