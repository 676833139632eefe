"""Plays every game of OpenSpiel once, by chance, and prints which do not play: python check_all.py [name …]"""
import json
import random
import sys
import time

import pyspiel

import catalogue
from errors import Refusal
from match import Match

MAX_MOVES, MAX_S = 3_000, 20


def played(name):
    """How it went: `whole`, or `cut` at a bound of this script. Raises what the engine does."""
    seats = catalogue.about(name)["seats"]["min"]
    players = [{"id": f"p{seat}", "name": f"Player {seat}"} for seat in range(seats)]
    match = Match({"id": "x", "game": name, "options": {}, "players": players, "segments": [[5, []]], "started": True})
    chance, began = random.Random(1), time.monotonic()
    while not match.over:
        if len(match.made) >= MAX_MOVES or time.monotonic() - began > MAX_S:
            return "cut"
        if len(match.made) % 10 == 0:
            json.dumps(match.to_json(), allow_nan=False)
            json.dumps(match.offers(), allow_nan=False)
        match.answer(match.seat, chance.choice(match.legal()))
    json.dumps(match.to_json(), allow_nan=False)
    return "whole"


def main():
    counts = {"whole": 0, "cut": 0, "refused": 0, "failed": 0}
    for name in sys.argv[1:] or pyspiel.registered_names():
        try:
            outcome, why = played(name), ""
        except Refusal as refusal:
            outcome, why = "refused", f"{refusal.code}: {refusal.detail}"
        except Exception as error:
            outcome, why = "failed", repr(error)
        counts[outcome] += 1
        if outcome != "whole":
            print(outcome, name, why, flush=True)
    print(counts)


if __name__ == "__main__":
    main()
