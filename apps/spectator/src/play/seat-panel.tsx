import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { GameAction, JsonObject } from '#libs/protocol';
import { useView } from '../session/index.js';
import { isMonopoly, isOver } from '../story/index.js';
import { rowsIn } from './board-offers.js';
import { Countdown } from './countdown.js';
import { debtText } from './debt-text.js';
import { dropSeat, type HeldSeat } from './held-seat.js';
import { InviteButton } from './invite-button.js';
import { OfferList } from './offer-list.js';
import { type ShownOffer, actionOf, offersIn } from './offers.js';
import { OwnPart } from './own-part.js';
import { SeatActions } from './seat-actions.js';
import type { SeatFollower, SeatStatus } from './seat-follower.js';
import { SinceThen } from './since-then.js';
import { headingOf, isOverFor } from './seat-words.js';
import { useDrafts } from './use-drafts.js';
import { useOwnView } from './use-own-view.js';
import { useSeat } from './use-seat.js';
import { useTurnFocus, useTurnTitle } from './use-turn.js';

/** Characters of a chat message. */
const MAX_CHAT_CHARS = 280;
const NO_OFFERS: readonly ShownOffer[] = [];

/** What the holder of a seat does and sees. */
export function SeatPanel({ gameId, seat }: { readonly gameId: string; readonly seat: HeldSeat }): ReactNode {
  const { status, follower } = useSeat(gameId, seat);
  const { view, contact } = status;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const turnId = contact === 'there' ? (view?.turn?.request_id ?? null) : null;
  useTurnFocus(turnId, heading);
  useTurnTitle(turnId !== null);
  useOwnView(view, follower);
  const hasEnded = isOverFor(status);
  // The button that was pressed is removed: its focus goes to the panel.
  const toPanel = (): void => heading.current?.focus({ preventScroll: true });
  useEffect(() => {
    if (hasEnded || contact === 'replaced') dropSeat(gameId);
  }, [hasEnded, contact, gameId]);
  const isOverNow = useView(({ head }) => isOver(head));
  useEffect(() => {
    // Who is away does not ask the server: the page follows the game by its events.
    if (isOverNow && contact === 'away') void follower?.comeBack();
  }, [isOverNow, contact, follower]);
  const shown = useView(({ shown: story }) => story);
  const players = useMemo(() => new Map(shown.seats.map(({ id: player, name }) => [player, name])), [shown.seats]);
  const debt = turnId !== null && view !== null && isMonopoly(shown) ? debtText(view, players) : null;
  return (
    <section
      className="play card"
      aria-labelledby={`${id}-title`}
      data-play={hasEnded ? 'over' : contact}
      data-turn={turnId ?? undefined}
    >
      <header className="play-header">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1} className="play-title">
          {headingOf(status, seat.playerId, players, shown.turn?.playerName ?? null)}
        </h2>
        {turnId !== null && status.deadlineAt !== null && (
          <Countdown key={turnId} deadlineAt={status.deadlineAt} seconds={status.seconds} />
        )}
      </header>
      <SinceThen view={view} turnId={turnId} />
      <Notice status={status} rejoin={seat.rejoin} debt={debt} />
      {contact === 'away' && follower !== null && <ComeBack follower={follower} onPress={toPanel} />}
      {view !== null && <OwnPart view={view} />}
      {view?.status === 'waiting' && <InviteButton />}
      {follower !== null && !hasEnded && contact !== 'replaced' && (
        <Playing status={status} follower={follower} turnId={turnId} players={players} onActed={toPanel} />
      )}
    </section>
  );
}

function ComeBack({ follower, onPress }: { readonly follower: SeatFollower; readonly onPress: () => void }): ReactNode {
  const press = (): void => {
    onPress();
    void follower.comeBack();
  };
  return (
    <button type="button" className="button button-main play-target" onClick={press}>
      Come back
    </button>
  );
}

interface NoticeProps {
  readonly status: SeatStatus;
  readonly rejoin: number;
  /** What the seat owes; null: nothing. */
  readonly debt: string | null;
}

/** What went wrong, what is owed, or what happens while the person is away. */
function Notice({ status, rejoin, debt }: NoticeProps): ReactNode {
  const { notice, contact } = status;
  return (
    <div role="status" className="play-notices">
      {notice !== null && (
        <p className="foreign-text text-sm text-bad" data-notice="">
          {notice}
        </p>
      )}
      {debt !== null && (
        <p className="foreign-text text-sm font-semibold" data-debt="">
          {debt}
        </p>
      )}
      {contact === 'away' && !isOverFor(status) && (
        <p className="text-sm text-soft">
          Default actions are taken for you. After {rejoin} seconds, an agent plays your seat for good.
        </p>
      )}
      {contact === 'unreachable' && (
        <p className="text-sm text-bad">The server does not answer. The page keeps asking it; your seat is kept.</p>
      )}
    </div>
  );
}

interface PlayingProps {
  readonly status: SeatStatus;
  readonly follower: SeatFollower;
  /** Null: it is not the person's turn. */
  readonly turnId: string | null;
  readonly players: ReadonlyMap<string, string>;
  readonly onActed: () => void;
}

/** The actions on offer, the chat, and the ways to go. */
function Playing({ status, follower, turnId, players, onActed }: PlayingProps): ReactNode {
  const isTurn = turnId !== null;
  const [chat, setChat] = useState('');
  const { view, isSending } = status;
  const asked = view?.turn?.request.valid_actions;
  const offers = useMemo(() => (isTurn && asked !== undefined ? offersIn(asked) : NO_OFFERS), [isTurn, asked]);
  const isCorrection = view?.turn?.request.last_error !== undefined;
  const forms = useDrafts({ offers, turnId, isCorrection });
  const send = async (action: GameAction): Promise<void> => {
    const isTaken = await follower.decide(action, chat.trim() === '' ? null : chat.trim());
    // What goes with an action that was refused goes with its correction.
    if (isTaken) setChat('');
  };
  const act = (offer: ShownOffer, filled?: JsonObject): void => {
    if (isSending) return;
    forms.noteSent();
    void send(actionOf(offer, filled));
    onActed();
  };
  return (
    <>
      <LostForm why={forms.lost} />
      {isTurn && (
        <OfferList
          key={offers.map(({ key }) => key).join('\n')}
          offers={offers}
          rows={view === null ? 0 : rowsIn({ ...view.state })}
          players={players}
          forms={forms}
          isBusy={isSending}
          onAct={act}
        />
      )}
      <div className="play-foot">
        {isTurn && <ChatField chat={chat} onType={setChat} />}
        {status.contact === 'there' && view?.status !== 'waiting' && <SeatActions follower={follower} />}
      </div>
    </>
  );
}

function LostForm({ why }: { readonly why: string | null }): ReactNode {
  return (
    <div role="status" className="play-notices">
      {why !== null && (
        <p className="foreign-text text-sm" data-lost-form="">
          {why}
        </p>
      )}
    </div>
  );
}

interface ChatFieldProps {
  readonly chat: string;
  readonly onType: (chat: string) => void;
}

function ChatField({ chat, onType }: ChatFieldProps): ReactNode {
  return (
    <input
      className="field play-field flex-1"
      aria-label="Chat with your next action; everybody reads it"
      placeholder="Chat with your action …"
      maxLength={MAX_CHAT_CHARS}
      autoComplete="off"
      value={chat}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
