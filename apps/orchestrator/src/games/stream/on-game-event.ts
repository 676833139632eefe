import { Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Log } from '#libs/service';
import type { GameEventName, NumberedEvent } from '#libs/protocol';
import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from './event-bus.js';

const HEARS = Symbol('hears');

/** An event as a listener gets it: its name tells the payload's type. */
export type GameEventOf<E extends GameEventName> = Extract<NumberedEvent, { event: E }>;

type Hearing<E extends GameEventName> = (event: GameEventOf<E>, game: GameSession) => void | Promise<void>;

/**
 * On a method of a provider: it is called with each of these events of the games that this process runs, after the event
 * was written down, and with the game as it is then. The game waits for no listener: one that fails is logged, and one
 * that takes its time may be called again before it is done.
 */
export function OnGameEvent<E extends GameEventName>(...events: readonly E[]) {
  return <M extends Hearing<E>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<M>): void => {
    SetMetadata(HEARS, events)(target, key, descriptor);
  };
}

interface Listener {
  readonly name: string;
  readonly hear: (event: NumberedEvent, game: GameSession) => unknown;
}

/** Finds the methods with {@link OnGameEvent} in all modules, and has them hear. */
@Injectable()
export class GameEventListeners implements OnApplicationBootstrap {
  private readonly byEvent = new Map<string, Listener[]>();

  constructor(
    private readonly bus: EventBus,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance: unknown = wrapper.instance;
      if (typeof instance === 'object' && instance !== null) this.findIn(instance);
    }
    if (this.byEvent.size > 0) this.bus.subscribe({ onChange: (change) => this.tell(change) });
  }

  private findIn(provider: object): void {
    for (const name of this.scanner.getAllMethodNames(Reflect.getPrototypeOf(provider))) {
      const method: unknown = Reflect.get(provider, name);
      if (typeof method !== 'function') continue;
      for (const event of this.reflector.get<readonly string[] | undefined>(HEARS, method) ?? []) {
        const hear: Listener['hear'] = (heard, game) => Reflect.apply(method, provider, [heard, game]);
        const listener = { name: `${provider.constructor.name}.${name}`, hear };
        this.byEvent.set(event, [...(this.byEvent.get(event) ?? []), listener]);
      }
    }
  }

  private tell({ events, game }: NumberedChange): void {
    for (const event of events) {
      for (const listener of this.byEvent.get(event.event) ?? []) void this.tellOne(listener, event, game);
    }
  }

  private async tellOne({ name, hear }: Listener, event: NumberedEvent, game: GameSession): Promise<void> {
    try {
      await hear(event, game);
    } catch (error) {
      this.log.error('a listener failed', { err: error, listener: name, event: event.event, game_id: game.id });
    }
  }
}
