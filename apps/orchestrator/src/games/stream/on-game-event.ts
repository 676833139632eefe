import { Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Log } from '#libs/service';
import type { GameEventName, NumberedEvent } from '#libs/protocol';
import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from './event-bus.js';

const LISTENS_TO = Symbol('listens to');

/** An event as a listener gets it: its name determines the payload's type. */
export type GameEventOf<E extends GameEventName> = Extract<NumberedEvent, { event: E }>;

type Handler<E extends GameEventName> = (event: GameEventOf<E>, game: GameSession) => void | Promise<void>;

/**
 * On a method of a provider: it is called with each of these events of the games that this process runs, after the event
 * was written down, and with the game as it is then. The game waits for no listener: one that fails is logged, and one
 * that takes its time may be called again before it is done.
 */
export function OnGameEvent<E extends GameEventName>(...events: readonly E[]) {
  return <M extends Handler<E>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<M>): void => {
    SetMetadata(LISTENS_TO, events)(target, key, descriptor);
  };
}

interface Listener {
  readonly name: string;
  readonly handle: (event: NumberedEvent, game: GameSession) => unknown;
}

/** Finds the methods with {@link OnGameEvent} in all modules, and calls them. */
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
    if (this.byEvent.size > 0) this.bus.subscribe({ onChange: (change) => this.emit(change) });
  }

  private findIn(provider: object): void {
    for (const name of this.scanner.getAllMethodNames(Reflect.getPrototypeOf(provider))) {
      const method: unknown = Reflect.get(provider, name);
      if (typeof method !== 'function') continue;
      for (const event of this.reflector.get<readonly string[] | undefined>(LISTENS_TO, method) ?? []) {
        const handle: Listener['handle'] = (...args) => Reflect.apply(method, provider, args);
        const listener = { name: `${provider.constructor.name}.${name}`, handle };
        this.byEvent.set(event, [...(this.byEvent.get(event) ?? []), listener]);
      }
    }
  }

  private emit({ events, game }: NumberedChange): void {
    for (const event of events) {
      for (const listener of this.byEvent.get(event.event) ?? []) void this.call(listener, event, game);
    }
  }

  private async call({ name, handle }: Listener, event: NumberedEvent, game: GameSession): Promise<void> {
    try {
      await handle(event, game);
    } catch (error) {
      this.log.error('a listener failed', { err: error, listener: name, event: event.event, game_id: game.id });
    }
  }
}
