import type { Sound } from '../story/index.js';

/** A note. Frequencies in hertz; it glides from the first to the last. Times in seconds. */
interface Tone {
  readonly wave: OscillatorType;
  readonly from: number;
  readonly to: number;
  readonly after: number;
  readonly lasts: number;
  readonly volume: number;
}

/** A short noise around a frequency in hertz. Times in seconds. */
interface Knock {
  readonly pitch: number;
  readonly after: number;
  readonly lasts: number;
  readonly volume: number;
}

interface Score {
  readonly tones: readonly Tone[];
  readonly knocks: readonly Knock[];
}

const SCORES: Readonly<Record<Sound, Score>> = {
  // Two dice on a wooden table.
  dice: {
    tones: [],
    knocks: [0, 0.07, 0.12, 0.2, 0.23, 0.31].map((after, knock) => {
      return { pitch: 2_600 - 170 * knock, after, lasts: 0.045, volume: 0.9 - 0.1 * knock };
    }),
  },
  hammer: {
    tones: [0, 0.18].map((after) => ({ wave: 'sine', from: 210, to: 70, after, lasts: 0.14, volume: 0.9 })),
    knocks: [0, 0.18].map((after) => ({ pitch: 900, after, lasts: 0.04, volume: 0.7 })),
  },
  // Down a minor chord.
  ruin: {
    tones: [392, 311, 262, 131].map((from, note) => {
      const isLast = note === 3;
      return {
        wave: 'triangle',
        from,
        to: isLast ? 98 : from,
        after: 0.2 * note,
        lasts: isLast ? 0.9 : 0.32,
        volume: 0.6,
      };
    }),
    knocks: [],
  },
};

const MASTER_VOLUME = 0.3;
/** Sounds that follow faster would be one noise. Seconds. */
const MIN_INTERVAL = 0.15;
/** An exponential curve never gets to 0. */
const SILENCE = 0.001;

/** Makes sounds without files. To be created in an event of the viewer's own: browsers keep others silent. */
export class Synthesizer {
  readonly #context = new AudioContext();
  readonly #out = this.#context.createGain();
  readonly #noise = noiseOf(this.#context);
  #lastAt = -Infinity;

  constructor() {
    this.#out.gain.value = MASTER_VOLUME;
    this.#out.connect(this.#context.destination);
  }

  play(sound: Sound): void {
    const now = this.#context.currentTime;
    if (this.#context.state !== 'running' || now - this.#lastAt < MIN_INTERVAL) return;
    this.#lastAt = now;
    SCORES[sound].tones.forEach((tone) => this.#tone(tone, now));
    SCORES[sound].knocks.forEach((knock) => this.#knock(knock, now));
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  #tone({ wave, from, to, after, lasts, volume }: Tone, now: number): void {
    const source = new OscillatorNode(this.#context, { type: wave, frequency: from });
    source.frequency.setValueAtTime(from, now + after);
    source.frequency.exponentialRampToValueAtTime(to, now + after + lasts);
    this.#start(source, source, now + after, lasts, volume);
  }

  #knock({ pitch, after, lasts, volume }: Knock, now: number): void {
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise });
    const filter = new BiquadFilterNode(this.#context, { type: 'bandpass', frequency: pitch, Q: 2 });
    this.#start(source, source.connect(filter), now + after, lasts, volume);
  }

  /** Fades out. What has ended is freed by the browser. */
  #start(source: AudioScheduledSourceNode, output: AudioNode, at: number, lasts: number, volume: number): void {
    const gain = this.#context.createGain();
    gain.gain.setValueAtTime(volume, at);
    gain.gain.exponentialRampToValueAtTime(SILENCE, at + lasts);
    output.connect(gain).connect(this.#out);
    source.start(at);
    source.stop(at + lasts);
  }
}

const NOISE_SECONDS = 0.1;

function noiseOf(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, Math.ceil(context.sampleRate * NOISE_SECONDS), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1;
  return buffer;
}
