"""The games on disk: a file for each, its creation and then a line for each action. A restart plays them again."""
import collections
import json
import os
import re
import time

from errors import Refusal
from match import Match

MAX_GAMES, MAX_LIVE, MAX_ACTIONS, MAX_AGE_S = 5_000, 200, 20_000, 30 * 86_400


class Entry:
    """A game with its actions as they were recorded: dicts of seat, action, and key and print of the request."""

    def __init__(self, match, steps):
        self.match, self.steps = match, steps
        self.by_key = {step["key"]: at for at, step in enumerate(steps) if "key" in step}


class Store:
    def __init__(self, folder):
        self.folder, self.live = folder, collections.OrderedDict()
        os.makedirs(folder, exist_ok=True)
        for file in os.scandir(folder):
            if time.time() - file.stat().st_mtime > MAX_AGE_S:
                os.unlink(file.path)
        self.count = len(os.listdir(folder))

    def add(self, creation):
        if self.count >= MAX_GAMES:
            raise Refusal(503, "too_many_games", f"This engine keeps {MAX_GAMES} games: delete some.")
        entry = Entry(Match(creation), [])
        self._write(creation["id"], creation, "x")
        self.count += 1
        return self._keep(creation["id"], entry)

    def find(self, game_id):
        return self._keep(game_id, self.live.get(game_id) or self.replayed(game_id))

    def replayed(self, game_id, count=None):
        """The game as it was after that many of its actions, from its file."""
        lines = self._lines(game_id)
        creation = lines[0] | {"started": lines[0]["started"] or any("started" in line for line in lines[1:])}
        steps = [line for line in lines[1:] if "seat" in line][:count]
        match = Match(creation)
        for step in steps:
            match.play(step["seat"], step["action"])
        return Entry(match, steps)

    def start(self, entry):
        if not entry.match.creation["started"]:
            entry.match.creation["started"] = True
            self._write(entry.match.creation["id"], {"started": True}, "a")

    def act(self, entry, seat, action, request):
        """`request`: key and print of a request that has a key, else nothing."""
        if len(entry.steps) >= MAX_ACTIONS:
            raise Refusal(409, "too_many_actions", f"A game has up to {MAX_ACTIONS} actions.")
        game_id = entry.match.creation["id"]
        step = {"seat": seat, "action": action, **request}
        try:
            answer = entry.match.answer(seat, action)
            self._write(game_id, step, "a")
        except OSError:  # What is on disk is the truth.
            self.live.pop(game_id, None)
            raise
        if "key" in step:
            entry.by_key[step["key"]] = len(entry.steps)
        entry.steps.append(step)
        return answer

    def remove(self, game_id):
        self.live.pop(game_id, None)
        try:
            os.unlink(self._path(game_id))
        except FileNotFoundError:
            raise _none(game_id) from None
        self.count -= 1

    def _keep(self, game_id, entry):
        self.live[game_id] = entry
        self.live.move_to_end(game_id)
        while len(self.live) > MAX_LIVE:
            self.live.popitem(last=False)
        return entry

    def _write(self, game_id, line, mode):
        with open(self._path(game_id), mode, encoding="utf8") as file:
            file.write(json.dumps(line) + "\n")

    def _lines(self, game_id):
        path = self._path(game_id)
        if not os.path.exists(path):
            raise _none(game_id)
        with open(path, "r+", encoding="utf8") as file:
            text = file.read()
            # A line that was cut off by a crash was never answered.
            whole = text[: text.rfind("\n") + 1]
            if whole != text:
                file.seek(0)
                file.write(whole)
                file.truncate()
        return [json.loads(line) for line in whole.splitlines()]

    def _path(self, game_id):
        if not re.fullmatch(r"[0-9a-f-]{36}", game_id):
            raise _none(game_id)
        return os.path.join(self.folder, f"{game_id}.jsonl")


def _none(game_id):
    return Refusal(404, "game_not_found", f"There is no game {game_id[:60]}.")
