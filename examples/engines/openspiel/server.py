"""OpenSpiel as a game engine for the orchestrator: python server.py [--port 8010] [--host 127.0.0.1] [--data data]."""
import argparse
import hashlib
import http.server
import json
import random
import re
import signal
import sys
import threading
import urllib.parse
import uuid

import catalogue
from errors import Refusal
from match import Match
from store import MAX_ACTIONS, Store

MAX_BODY, MAX_DRAINED, MAX_CONNECTIONS, MAX_KEY, IDLE_S = 1_048_576, 4_194_304, 256, 255, 60
DEFAULT_GAME = "tic_tac_toe"


class Engine:
    """The calls of the contract, over the games of a store."""

    def __init__(self, store):
        self.store = store

    def about(self, name):
        if name is not None:
            return catalogue.about(name)
        return {**catalogue.about(DEFAULT_GAME), "games": [catalogue.about(each) for each in catalogue.names()]}

    def create(self, body):
        given, origin = body.get("seed"), body.get("from")
        seed = _seed(given, random.SystemRandom().getrandbits(32))
        creation = {"id": str(uuid.uuid4()), "game": body.get("game") or DEFAULT_GAME, "options": body.get("options") or {}}
        catalogue.load(creation["game"], creation["options"])
        creation |= {"players": _players(body.get("players")), "seed": seed, "started": False, "segments": [[seed, []]]}
        if origin is not None:
            history = self._history(creation, origin)
            seed = seed if given is not None else history[-1][0]  # Without a seed, chance goes on as it would have.
            creation |= {"started": True, "seed": seed, "segments": [*history, [seed, []]] if given is not None else history}
        entry = self.store.add(creation)
        return {**entry.match.to_json(), "seed": seed}

    def _history(self, creation, origin):
        """The segments that lead to where `from` does. A game that this engine knows follows its own record, forks included."""
        try:
            ids, actions, seats = origin["players"], origin["actions"], len(creation["players"])
            if len(ids) != seats or len(actions) > MAX_ACTIONS:
                raise ValueError(f"players must be {seats} ids, actions no more than {MAX_ACTIONS}")
            asked = [(ids.index(step["player_id"]), step["action"]) for step in actions]
            known = self._segments_of(origin.get("id"), creation)
            seed = _seed(origin.get("seed"), None)
            match = Match({**creation, "segments": [[known[0][0] if known else seed, []]]})
            segments = []
            for number, (seat, action) in enumerate(asked):
                if not known and actions[number].get("seed") is not None:
                    segments = segments or [[seed, []]]
                    segments.append([_seed(actions[number]["seed"], None), []])
                    match.rng = random.Random(segments[-1][0])
                segment = _segment_at(known, number) if known else max(0, len(segments) - 1)
                while segment >= len(segments):
                    segments.append([known[len(segments)][0] if known else seed, []])
                    match.rng = match.rng if len(segments) == 1 else random.Random(segments[-1][0])
                chosen = match.choice(action)
                match.play(seat, chosen)
                segments[-1][1].append([seat, chosen])
            return segments or [[known[0][0] if known else seed, []]]
        except (Refusal, KeyError, TypeError, ValueError, AttributeError) as error:
            raise Refusal(400, "invalid_from", f"from leads nowhere: {str(error)[:300]}") from error

    def _segments_of(self, game_id, creation):
        try:
            entry = self.store.find(game_id) if isinstance(game_id, str) else None
        except Refusal:
            return None
        if entry is None or entry.match.name != creation["game"] or entry.match.creation["options"] != creation["options"]:
            return None
        segments = entry.match.creation["segments"]
        steps = [[step["seat"], step["action"]] for step in entry.steps]
        return [*segments[:-1], [segments[-1][0], [*segments[-1][1], *steps]]]

    def start(self, game_id):
        entry = self.store.find(game_id)
        first = not entry.match.creation["started"]
        self.store.start(entry)
        return entry.match.result(entry.match.first_events if first or not entry.match.made else [], "The game begins.")

    def state(self, game_id):
        return self.store.find(game_id).match.to_json()

    def actions(self, game_id):
        match = self.store.find(game_id).match
        return {"game_id": game_id, "player_id": match.deciding(), "turn_phase": "move", "actions": match.offers()}

    def act(self, game_id, body, key):
        entry = self.store.find(game_id)
        seat, match = _seat(entry.match, body), entry.match
        request = {} if key is None else {"key": key, "print": _print(body)}
        if key in entry.by_key:
            at = entry.by_key[key]
            if entry.steps[at]["print"] != request["print"]:
                raise Refusal(422, "idempotency_key_reused", "This Idempotency-Key was used for another action.")
            return self.store.replayed(game_id, at).match.answer(entry.steps[at]["seat"], entry.steps[at]["action"])
        if not match.creation["started"]:
            raise Refusal(409, "game_not_started", "The game has not been started.")
        if match.over or seat != match.seat:
            match.play(seat, None)
        return self.store.act(entry, seat, match.choice(body.get("action")), request)

    def peek(self, game_id, body):
        entry = self.store.find(game_id)
        if entry.match.hidden:
            raise Refusal(409, "peek_unavailable", "Nobody looks ahead in a game with hidden information.")
        seat = _seat(entry.match, body)
        if not entry.match.creation["started"]:
            raise Refusal(409, "game_not_started", "The game has not been started.")
        if entry.match.over or seat != entry.match.seat:
            entry.match.play(seat, None)
        action = entry.match.choice(body.get("action"))
        copy = self.store.replayed(game_id).match
        copy.rng = random.Random()
        copy.play(seat, action)
        return copy.to_json()

    def remove(self, game_id):
        self.store.remove(game_id)
        return {"game_id": game_id, "message": "The game is deleted."}


def _segment_at(segments, number):
    """Which segment the action with this number is in; what is beyond all belongs to the last."""
    for at, (_, steps) in enumerate(segments):
        number -= len(steps)
        if number < 0:
            return at
    return len(segments) - 1


def _seed(seed, otherwise):
    if seed is None and otherwise is not None:
        return otherwise
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise Refusal(400, "invalid_request", "seed must be a whole number from 0 to 4294967295.")
    return seed


def _players(players):
    if not isinstance(players, list) or not 1 <= len(players) <= catalogue.MAX_SEATS:
        raise Refusal(400, "seats", f"players must be a list of 1 to {catalogue.MAX_SEATS}.")
    seats = []
    for player in players:
        texts = {name: player.get(name) or "" for name in ("name", "model", "personality")} if isinstance(player, dict) else {}
        if not texts.get("name") or any(not isinstance(text, str) or len(text) > 100 for text in texts.values()):
            raise Refusal(400, "invalid_request", "A player has a name, and may have model and personality, of up to 100 characters.")
        seats.append({"id": str(uuid.uuid4()), **texts})
    return seats


def _seat(match, body):
    if body.get("player_id") not in match.player_ids:
        raise Refusal(400, "unknown_player", "player_id must be that of a player of this game.")
    return match.player_ids.index(body["player_id"])


def _print(body):
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version, timeout, disable_nagle_algorithm = "HTTP/1.1", IDLE_S, True
    engine, lock = None, threading.Lock()

    def do_GET(self):
        self.reply(None)

    def do_DELETE(self):
        self.reply(None)

    def do_POST(self):
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > MAX_BODY or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            if length.isdigit():  # A client that still sends reads no answer.
                self.rfile.read(min(int(length), MAX_DRAINED))
            return self.send(413, _problem(413, "payload_too_large", f"A body has a Content-Length of up to {MAX_BODY} bytes."))
        return self.reply(self.rfile.read(int(length)))

    def reply(self, raw):
        try:
            url = urllib.parse.urlsplit(self.path)
            body = json.loads(raw) if raw else {}
            if not isinstance(body, dict):
                raise Refusal(400, "invalid_request", "The body must be a JSON object.")
            with self.lock:
                status, answer = self.route(url.path.strip("/").split("/"), urllib.parse.parse_qs(url.query), body)
        except Refusal as refusal:
            status, answer = refusal.status, _problem(refusal.status, refusal.code, refusal.detail)
        except (ValueError, RecursionError):
            status, answer = 400, _problem(400, "bad_request", "The body is not JSON, or nested too deep.")
        except Exception as error:  # One game of a library must not end the others.
            print(f"{self.command} {self.path}: {error!r}", file=sys.stderr, flush=True)
            status, answer = 500, _problem(500, "internal_error", "OpenSpiel failed; the reason is in the log.")
        self.send(status, answer)

    def route(self, path, query, body):
        engine, key = self.engine, self.headers.get("Idempotency-Key")
        if key is not None and not 1 <= len(key) <= MAX_KEY:
            raise Refusal(400, "invalid_request", f"Idempotency-Key must have 1 to {MAX_KEY} characters.")
        match self.command, path:
            case "GET", ["health"]:
                return 200, {"status": "healthy"}
            case "GET", ["about"]:
                return 200, engine.about(query.get("game", [None])[0])
            case "POST", ["game"]:
                return 201, engine.create(body)
            case "GET", ["game", game_id]:
                return 200, engine.state(game_id)
            case "GET", ["game", game_id, "actions"]:
                return 200, engine.actions(game_id)
            case "POST", ["game", game_id, "start"]:
                return 200, engine.start(game_id)
            case "POST", ["game", game_id, "action"]:
                return 200, engine.act(game_id, body, key)
            case "POST", ["game", game_id, "peek"]:
                return 200, engine.peek(game_id, body)
            case "DELETE", ["game", game_id]:
                return 200, engine.remove(game_id)
        raise Refusal(404, "not_found", "There is nothing at this address.")

    def send(self, status, answer):
        payload = json.dumps(answer, allow_nan=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status < 400 else "application/problem+json")
        self.send_header("Content-Length", str(len(payload)))
        key = self.headers.get("Idempotency-Key", "")
        if re.fullmatch(r"[\x20-\x7e]{1,255}", key):
            self.send_header("Idempotency-Key", key)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_):
        """Requests are not logged."""


def _problem(status, code, detail):
    return {"type": "about:blank", "title": code.replace("_", " "), "status": status, "code": code, "detail": detail}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads, request_queue_size = True, 128
    free = threading.BoundedSemaphore(MAX_CONNECTIONS)

    def process_request(self, request, client_address):
        if not self.free.acquire(blocking=False):
            return self.shutdown_request(request)
        return super().process_request(request, client_address)

    def process_request_thread(self, request, client_address):
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.free.release()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8010)
    parser.add_argument("--data", default="data")
    options = parser.parse_args()
    Handler.engine = Engine(Store(options.data))
    server = Server((options.host, options.port), Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"OpenSpiel plays at http://{options.host}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
