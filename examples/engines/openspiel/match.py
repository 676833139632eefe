"""One game: the position of OpenSpiel with its chance, and what is reported of it."""
import math
import random
import re

import catalogue
from errors import Refusal
from views import ALL, DEALT, OPEN_MOVES, SIDES, VIEWS, cells_of, text_view

MAX_OFFERS, MAX_DRAWS, MAX_TEXT = 5_000, 10_000, 20_000


class Match:
    """`segments`: pairs of a seed and the (seat, action)s whose chance is drawn from it; it stands after the last."""

    def __init__(self, creation):
        self.creation, self.name, segments = creation, creation["game"], creation["segments"]
        self.players = creation["players"]
        self.player_ids = [player["id"] for player in self.players]
        self.game = catalogue.load(self.name, creation["options"], len(self.players), segments[0][0])
        self.hidden = catalogue.is_hidden(self.name)
        self.state, self.made, self.turn, self.resigned = self.game.new_initial_state(), [], 1, None
        self.rng = random.Random(segments[0][0])
        self.first_events = self._draw()
        for at, (seed, steps) in enumerate(segments):
            self.rng = self.rng if at == 0 else random.Random(seed)
            for seat, action in steps:
                self.play(seat, action)

    @property
    def over(self):
        return self.resigned is not None or self.state.is_terminal()

    @property
    def seat(self):
        return self.state.current_player() if not self.over else None

    def legal(self):
        return [] if self.over else self.state.legal_actions()

    def choice(self, asked):
        """The action that is meant: a number, or `resign`."""
        fields = asked if isinstance(asked, dict) else {}
        chosen, legal = fields.get("action_id", fields.get("type")), self.legal()
        if chosen == "resign" and len(self.players) == 2:
            return "resign"
        if isinstance(chosen, str) and re.fullmatch(r"\d{1,18}", chosen) and int(chosen) in set(legal):
            return int(chosen)
        named = [action for action in legal if fields.get("type") == "move" and "move" in fields and self._text(action) == fields["move"]]
        if "action_id" in fields or len(named) != 1:
            raise Refusal(400, "illegal_action", "That is none of the offers: action_id must be one of those of GET /game/{id}/actions.")
        return named[0]

    def play(self, seat, action):
        """Executes a legal action of that seat, draws what chance decides after it, and returns the events."""
        if self.over:
            raise Refusal(409, "game_over", "The game is over.")
        if seat != self.seat:
            raise Refusal(409, "not_your_move", f"It is the move of {self.players[self.seat]['name']}.")
        by = {"player_id": self.player_ids[seat]}
        if action == "resign" and len(self.players) == 2:
            self.resigned = seat
            self.made.append((seat, "resign", "resigns", []))
            return [{"type": "player:resigned", **by, "message": self._described(seat, action, "resigns")}]
        if action not in self.state.legal_actions():
            raise Refusal(400, "illegal_action", f"{action} is not legal here.")
        text, cells = self._text(action), self._cells(action)
        self.state.apply_action(action)
        self.made.append((seat, action, text, cells))
        drawn = self._draw()
        if not self.over and (self.state.current_player() != seat or len(self.players) == 1):
            self.turn += 1
        made = {"move": text}
        if self.secret:
            made = {"hidden": {by["player_id"]: made, ALL: made}}
        return [{"type": "move:made", **by, "message": self._described(seat, action, text), **made}, *drawn]

    def _described(self, seat, action, text):
        name = self.players[seat]["name"]
        if action == "resign":
            return f"{name} resigns."
        return f"{name} makes a secret move." if self.secret else f"{name}: {text}"

    @property
    def secret(self):
        return self.hidden and self.name not in OPEN_MOVES

    def _draw(self):
        events = []
        for _ in range(MAX_DRAWS):
            if self.state.is_terminal() or not self.state.is_chance_node():
                return events
            outcomes, odds = zip(*self.state.chance_outcomes())
            outcome = self.rng.choices(outcomes, odds)[0]
            dealt = len(self.state.history())
            text = self._text(outcome)
            self.state.apply_action(outcome)
            events.append(self._drawn(dealt, text))
        raise Refusal(409, "too_much_chance", f"Chance draws more than {MAX_DRAWS} times in a row.")

    def _drawn(self, dealt, text):
        if not self.hidden:
            dice = re.search(r"roll: (?:\w )?(\d)(\d)", text)
            message = f"The dice show {dice[1]} and {dice[2]}." if dice else f"Chance: {text}"
            return {"type": "chance:drawn", "outcome": text, "message": message}
        if self.name not in DEALT:
            return {"type": "chance:drawn", "hidden": {ALL: {"outcome": text}}}
        hands = [card for hand in DEALT[self.name](self) for card in hand]
        if dealt < len(hands) and not self.made:
            seat = dealt * len(self.players) // self._deal_size()
            player, card = self.players[seat], {"card": hands[dealt]}
            message = f"{player['name']} {'rolls a die' if self.name == 'liars_dice' else 'is dealt a card'}."
            return {"type": "card:dealt", "player_id": player["id"], "message": message, "hidden": {player["id"]: card, ALL: card}}
        card = self.view(ALL)["table"][-1]
        return {"type": "card:opened", "card": card, "message": f"The open card is {card}."}

    def _deal_size(self):
        return len(self.players) * (self.game.get_parameters().get("numdice", 1) if self.name == "liars_dice" else 1)

    def _text(self, action):
        return re.sub(r"^(\d+ - |chance outcome \d+ *)", "", self.state.action_to_string(action))[:500]

    def _cells(self, action):
        return cells_of(self.name, self.state, self.game, action, self._text(action))

    # What views ask.

    def moves_made(self):
        return [text for _, _, text, _ in self.made]

    def seat_actions(self, seat):
        return [action for by, action, _, _ in self.made if by == seat]

    def last_cells(self, who=ALL):
        seen = [cells for by, _, _, cells in self.made[-1:] if who in (ALL, by)]
        return seen[0] if seen else []

    def text_for(self, who):
        if who == ALL or not self.hidden:
            return str(self.state)[:MAX_TEXT]
        neutral = f"{len(self.made)} moves were made. What players see is their own until the game is over."
        if who is None:
            return neutral
        kind = self.game.get_type()
        if kind.provides_observation_string:
            return self.state.observation_string(who)[:MAX_TEXT]
        return self.state.information_state_string(who)[:MAX_TEXT] if kind.provides_information_state_string else neutral

    # The wire.

    def view(self, who):
        try:
            view = VIEWS.get(self.name, text_view)(self, who)
        except (IndexError, AttributeError, ValueError):  # Options that a view was not written for.
            view = text_view(self, who)
        sides = SIDES.get(self.name)
        named = {"sides": dict(zip(self.player_ids, sides))} if sides else {}
        return {**view, **named, "caption": self._caption(sides)}

    def _caption(self, sides):
        """By sides where they have names: a seat may be taken under another name than the game was created with."""
        names = sides or [one["name"] for one in self.players]
        if not self.over:
            return f"{names[self.seat]} to move."
        winner = next((name for name, who in zip(names, self.player_ids) if who == self.winner_id()), None)
        return f"{winner} wins." if winner else "The game is over: nobody wins alone."

    def scores(self):
        """Null while they could betray something, and for a game that was resigned."""
        if self.resigned is not None or (self.hidden and not self.over):
            return [None] * len(self.players)
        return [score if math.isfinite(score) else None for score in self.state.returns()]

    def standings(self):
        if self.resigned is not None:
            return [{"player_id": who, "rank": 2 if seat == self.resigned else 1} for seat, who in enumerate(self.player_ids)]
        scores = self.scores()
        rank = lambda score: 1 + sum(other > score for other in scores) if score is not None and None not in scores else 1
        return [{"player_id": who, "rank": rank(score), **({} if score is None else {"score": score})} for who, score in zip(self.player_ids, scores)]

    def winner_id(self):
        first = [one["player_id"] for one in self.standings() if one["rank"] == 1]
        return first[0] if self.over and len(first) == 1 and len(self.players) > 1 else None

    def to_json(self):
        creation = self.creation
        state = {"id": creation["id"], "game": self.name, "options": creation["options"]}
        state["status"] = "completed" if self.over else "in_progress" if creation["started"] else "waiting"
        state |= {"players": [{**player, "player_order": at} for at, player in enumerate(self.players)]}
        state |= {"current_player_index": self.seat, "turn_number": self.turn, "turn_phase": "over" if self.over else "move"}
        state |= {"winner_id": self.winner_id(), "standings": self.standings()}
        state["view"] = self.view(ALL if self.over or not self.hidden else None)
        if self.hidden:
            own = {who: {"view": self.view(seat)} for seat, who in enumerate(self.player_ids)}
            state["hidden"] = {**own, ALL: {"view": self.view(ALL)}}
        return state

    def offers(self):
        if not self.creation["started"] or self.over:
            return []
        secret = {"secret": True} if self.secret else {}
        moves = []
        for action in self.legal()[:MAX_OFFERS]:
            text, cells = self._text(action), self._cells(action)
            moves.append({"type": "move", "action_id": str(action), "move": text, "description": text, **({"cells": cells} if cells else {}), **secret})
        resign = {"type": "resign", "action_id": "resign", "description": "Give up: the other player wins."}
        return [*moves, resign] if len(self.players) == 2 else moves

    def deciding(self):
        return self.player_ids[self.seat] if self.seat is not None else None

    def result(self, events, message):
        outcome = {"game_over": self.over, "winner_id": self.winner_id(), "events": events, "player_id": self.deciding()}
        return {"success": True, "message": message, "state": self.to_json(), "valid_actions": self.offers(), **outcome}

    def answer(self, seat, action):
        """Plays, and answers as POST /game/{id}/action does."""
        events = self.play(seat, action)
        return {**self.result(events, self._described(seat, action, self.moves_made()[-1])), "action_type": "resign" if action == "resign" else "move"}
