"""Which games there are, by the names under which OpenSpiel registers them."""
import functools
import importlib.metadata

import pyspiel

from errors import Refusal
from rules import RULES

VERSION = importlib.metadata.version("open_spiel")
MAX_SEATS, MAX_INT, MAX_TEXT = 16, 100, 100
SEATS = ("players", "num_players")
DEFAULTS = {"go": {"board_size": 9}}
# Files of this machine are nobody's option, and chance is drawn from the seed of the game.
NO_OPTIONS = (*SEATS, "filename", "rng_seed", "seed", "game", "load_from")
# It does not list its actions.
UNPLAYABLE = {"crossword"}
SIMULTANEOUS, MEAN_FIELD = pyspiel.GameType.Dynamics.SIMULTANEOUS, pyspiel.GameType.Dynamics.MEAN_FIELD
PERFECT = pyspiel.GameType.Information.PERFECT_INFORMATION


def load(name, options=None, seats=None, seed=0):
    """A game of OpenSpiel that takes turns, for that many seats. Raises Refusal."""
    kind = _type_of(name)
    params = {**DEFAULTS.get(name, {}), **_checked(kind, options or {})}
    for param in SEATS:
        if seats is not None and param in kind.parameter_specification:
            params[param] = seats
    if "rng_seed" in kind.parameter_specification:
        params["rng_seed"] = seed & 0x7FFFFFFF
    if seats is not None and not 1 <= seats <= MAX_SEATS:
        raise Refusal(400, "seats", f"players must be a list of 1 to {MAX_SEATS}, not {seats}.")
    if seats is not None and kind.default_loadable and not (about(name)["seats"]["min"] <= seats <= about(name)["seats"]["max"]):
        bounds = about(name)["seats"]
        raise Refusal(400, "seats", f"{name} is for {bounds['min']} to {bounds['max']} players, not {seats}.")
    try:
        game = pyspiel.load_game(name, params)
    except Exception as error:  # OpenSpiel raises its own, and Python's for wrong types.
        code = "invalid_options" if options else "seats" if seats is not None else "unknown_game"
        raise Refusal(400, code, f"OpenSpiel does not load {name}: {str(error)[-200:]}") from error
    if seats is not None and game.num_players() != seats:
        raise Refusal(400, "seats", f"{name} has {game.num_players()} seats with these options, not {seats}.")
    return pyspiel.convert_to_turn_based(game) if kind.dynamics == SIMULTANEOUS else game


def is_hidden(name):
    """Whether players see different things; where they choose at the same time, their choices are hidden too."""
    kind = _type_of(name)
    return kind.information != PERFECT or kind.dynamics == SIMULTANEOUS


def _type_of(name):
    kind = _types().get(name) if isinstance(name, str) else None
    if kind is None or kind.dynamics == MEAN_FIELD or name in UNPLAYABLE:
        raise Refusal(400, "unknown_game", f"{str(name)[:60]!r} is no game that is played in turns here; GET /about lists them.")
    return kind


@functools.cache
def _types():
    return {kind.short_name: kind for kind in pyspiel.registered_games()}


def _checked(kind, options):
    if not isinstance(options, dict):
        raise Refusal(400, "invalid_options", "options must be an object.")
    schemas = _schemas(kind)
    for name, value in options.items():
        schema = schemas.get(name)
        if schema is None:
            raise Refusal(400, "invalid_options", f"{name[:40]!r} is no option; there are: {', '.join(schemas) or 'none'}.")
        fits = {"boolean": isinstance(value, bool), "string": isinstance(value, str) and len(value) <= MAX_TEXT}
        number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= schema.get("maximum", MAX_INT)
        fits |= {"number": number, "integer": number and isinstance(value, int)}
        if not fits[schema["type"]]:
            raise Refusal(400, "invalid_options", f"{name} must be a {schema['type']} of up to {schema.get('maximum', MAX_TEXT)}.")
    floats = {name for name, schema in schemas.items() if schema["type"] == "number"}
    return {name: float(value) if name in floats else value for name, value in options.items()}


def _schemas(kind):
    types = {bool: "boolean", int: "integer", float: "number", str: "string"}
    given = {**kind.parameter_specification, **DEFAULTS.get(kind.short_name, {})}
    known = {name: value for name, value in given.items() if type(value) in types and name not in NO_OPTIONS}
    return {name: {"type": types[type(value)], "default": value, **_bounds(value)} for name, value in known.items()}


def _bounds(value):
    if isinstance(value, bool):
        return {}
    if isinstance(value, str):
        return {"maxLength": MAX_TEXT}
    # A default beyond the bound stays possible, and is then the greatest.
    most = max(MAX_INT, abs(value))
    return {"minimum": -most, "maximum": most}


@functools.cache
def about(name):
    kind = _type_of(name)
    if not kind.default_loadable:
        raise Refusal(400, "unknown_game", f"{name} needs parameters that no option can give.")
    seats = {"min": max(1, kind.min_num_players), "max": min(kind.max_num_players, MAX_SEATS)}
    if seats["min"] != seats["max"] and not any(param in kind.parameter_specification for param in SEATS):
        seats["min"] = seats["max"] = load(name).num_players()
    rules = RULES.get(name, f"{kind.long_name}, as OpenSpiel plays it. Choose one of the legal actions.")
    return {"game": name, "name": kind.long_name, "version": VERSION, "seats": seats, "rules": rules, "options": _schemas(kind), "rebuilds": True}


@functools.cache
def names():
    """All that load by their name alone."""
    return tuple(name for name, kind in _types().items() if kind.default_loadable and kind.dynamics != MEAN_FIELD and name not in UNPLAYABLE)
