"""What people see of a position. Each view is a function of (position, who looks): a seat, ALL, or None for spectators."""
import re

ALL = "all"
X, O = {"name": "x", "glyph": "✕", "color": "#c0392b"}, {"name": "o", "glyph": "◯", "color": "#2f6fb0"}
BLACK, WHITE = {"name": "Black", "glyph": "●", "color": "#222222"}, {"name": "White", "glyph": "●", "color": "#f5f5f5"}
CHESS = {"k": ("king", "♚"), "q": ("queen", "♛"), "r": ("rook", "♜"), "b": ("bishop", "♝"), "n": ("knight", "♞"), "p": ("pawn", "♟")}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
GO_LETTERS = LETTERS.replace("i", "")


def grid(position, rows, marks, shape="square", **more):
    """`marks`: by the text of a cell, how it looks and which seat it belongs to."""
    ids, cell = position.player_ids, lambda text: text if text in marks else None
    cells = [[cell(text) for text in row] for row in rows]
    shown = {text: {**look, "player_id": ids[seat]} for text, (look, seat) in marks.items()}
    return {"kind": "grid", "rows": len(cells), "columns": len(cells[0]), "cells": cells, "marks": shown, "shape": shape, "last": position.last_cells(), **more}


def lines_view(position, who):
    rows = _filled(position)
    return grid(position, rows, {"x": (X, 0), "o": (O, 1)}, **_counted(rows if len(rows) == 3 else [], rows[0]))


def _counted(rows, columns):
    """Labels as the moves of OpenSpiel count: from 0."""
    labels = {"row_labels": [str(at) for at in range(len(rows))], "column_labels": [str(at) for at in range(len(columns))]}
    return {name: texts for name, texts in labels.items() if texts}


def _filled(position):
    return [row for row in str(position.state).split("\n") if row.strip()]


def phantom_view(position, who):
    board = str(position.state).split("\n")[:3]
    if who != ALL:  # Who has tried a cell knows what is there.
        tried = [] if who is None else position.seat_actions(who)
        board = ["".join(mark if 3 * row + column in tried else "." for column, mark in enumerate(line)) for row, line in enumerate(board)]
    facts = [{"name": "Moves made", "value": len(position.made)}]
    return grid(position, board, {"x": (X, 0), "o": (O, 1)}, last=position.last_cells(who), facts=facts, **_counted(board, board))


def chess_view(position, who):
    rows = ["".join("." * int(c) if c.isdigit() else c for c in row) for row in str(position.state).split(" ")[0].split("/")]
    marks = {}
    for piece, (name, glyph) in CHESS.items():
        marks[piece.upper()] = ({"name": f"White {name}", "glyph": chr(ord(glyph) - 6), "color": "#f5f5f5"}, 1)
        marks[piece] = ({"name": f"Black {name}", "glyph": glyph, "color": "#222222"}, 0)
    return grid(position, rows, marks, "checkered", row_labels=[str(8 - row) for row in range(8)], column_labels=list(LETTERS[:8]))


def go_view(position, who):
    rows = [found[1] for found in re.finditer(r"^ *\d+ ([+XO]+)$", str(position.state), re.M)]
    labels = {"row_labels": [str(len(rows) - row) for row in range(len(rows))], "column_labels": list(GO_LETTERS[: len(rows)])}
    return grid(position, rows, {"X": (BLACK, 0), "O": (WHITE, 1)}, "points", **labels)


def hex_view(position, who):
    plain = str.maketrans("yzXpqO", "xxxooo")
    rows = [row.translate(plain).split() for row in _filled(position)]
    return grid(position, rows, {"x": (X, 0), "o": (O, 1)}, "hex", row_labels=[str(row + 1) for row in range(len(rows))], column_labels=list(LETTERS[: len(rows[0])]))


def breakthrough_view(position, who):
    rows = [row[1:] for row in _filled(position)[:-1]]
    labels = {"row_labels": [str(len(rows) - row) for row in range(len(rows))], "column_labels": list(LETTERS[: len(rows[0])])}
    return grid(position, rows, {"b": ({**BLACK, "glyph": "♟"}, 0), "w": ({**WHITE, "glyph": "♙"}, 1)}, "checkered", **labels)


def oware_view(position, who):
    text = str(position.state)
    rows = [re.findall(r"\d+", line) for line in text.split("\n") if re.fullmatch(r"[\d ]+", line) and line.strip()]
    scores = re.findall(r"Player (\d) score = (\d+)", text)
    facts = [{"name": "Seeds captured", "value": int(score), "player_id": position.player_ids[int(seat)]} for seat, score in scores]
    cells = {"rows": len(rows), "columns": len(rows[0]), "cells": rows, "last": position.last_cells()}
    return {"kind": "grid", **cells, "row_labels": ["N", "S"], "column_labels": list(LETTERS[: len(rows[0])].upper()), "facts": facts}


def backgammon_view(position, who):
    """The points as x counts them, 13 to 24 above and 12 to 1 below; what stands higher than five is a number."""
    text = str(position.state)
    top, bottom = ([row.replace("|", "") for row in re.findall(r"^\|([.xo\d|]+)\|$", half, re.M)] for half in re.split(r"^\| +\| +\|$", text, maxsplit=1, flags=re.M))
    rows = [range(13, 25), *top, " " * 12, *bottom, range(12, 0, -1)]
    cells = [[None if str(cell) in ". " else str(cell) for cell in row] for row in rows]
    found = {name: match[1].strip(" ,") for name in ("Dice", "Bar", "Scores") if (match := re.search(f"^{name}:?(.*)$", text, re.M))}
    facts = [{"name": label, "value": found.get(name) or "none"} for name, label in (("Dice", "Dice"), ("Bar", "On the bar"), ("Scores", "Borne off"))]
    ids, disc = position.player_ids, {"glyph": "●"}
    marks = {"x": {**X, **disc, "player_id": ids[0]}, "o": {**O, **disc, "player_id": ids[1]}}
    return {"kind": "grid", "rows": len(cells), "columns": 12, "cells": cells, "marks": marks, "last": [], "facts": facts}


def cards(position, who, hands, table=(), facts=()):
    ids = position.player_ids
    shown = {ids[seat]: [card if who in (ALL, seat) else None for card in hand] for seat, hand in enumerate(hands)}
    return {"kind": "cards", "hands": shown, "table": list(table), "facts": list(facts)}


def rank_name(rank, ranks):
    return "23456789TJQKA"[rank - ranks + 12] if ranks > 3 else "JQK"[rank]


def kuhn_cards(position):
    seats = position.game.num_players()
    return [[rank_name(card, seats + 1)] for card in position.state.history()[:seats]]


def kuhn_view(position, who):
    bets = [position.seat_actions(seat).count(1) for seat in range(position.game.num_players())]
    facts = [{"name": "Bet", "value": 1 + bet, "player_id": position.player_ids[seat]} for seat, bet in enumerate(bets)]
    return cards(position, who, kuhn_cards(position), facts=[{"name": "Pot", "value": sum(bets) + len(bets)}, *facts])


def leduc_card(position, card):
    ranks, alike = position.game.num_players() + 1, position.game.get_parameters().get("suit_isomorphism")
    return rank_name(card, ranks) if alike else rank_name(card // 2, ranks) + "♠♥"[card % 2]


def leduc_cards(position):
    return [[leduc_card(position, card)] for card in position.state.history()[: position.game.num_players()]]


def leduc_view(position, who):
    state = position.state
    table = [leduc_card(position, state.public_card())] if state.public_card() >= 0 else []
    money = [{"name": "Money", "value": chips, "player_id": position.player_ids[seat]} for seat, chips in enumerate(state.money())]
    pot = [] if position.over else [{"name": "Pot", "value": state.pot()}]
    return cards(position, who, leduc_cards(position), table, [{"name": "Round", "value": state.round()}, *pot, *money])


def dice(position):
    seats, each = position.game.num_players(), position.game.get_parameters().get("numdice", 1)
    rolled = position.state.history()[: seats * each]
    return [[str(face + 1) for face in rolled[seat * each : (seat + 1) * each]] for seat in range(seats)]


def dice_view(position, who):
    return cards(position, who, dice(position), facts=[{"name": "Bids", "value": " ".join(position.moves_made()) or "none"}])


def text_view(position, who):
    return {"kind": "text", "text": position.text_for(who)}


VIEWS = {
    "tic_tac_toe": lines_view, "connect_four": lines_view, "phantom_ttt": phantom_view, "chess": chess_view,
    "go": go_view, "hex": hex_view, "breakthrough": breakthrough_view, "oware": oware_view,
    "backgammon": backgammon_view, "kuhn_poker": kuhn_view, "leduc_poker": leduc_view, "liars_dice": dice_view,
}  # fmt: skip
SIDES = {
    "chess": ("Black", "White"), "go": ("Black", "White"), "breakthrough": ("Black", "White"), "oware": ("South", "North"),
    **{name: ("x", "o") for name in ("tic_tac_toe", "connect_four", "phantom_ttt", "hex", "backgammon")},
}  # fmt: skip
# What each seat was dealt, in the order of the deal; what OpenSpiel draws after that is open.
DEALT = {"kuhn_poker": kuhn_cards, "leduc_poker": leduc_cards, "liars_dice": dice}
# Hidden games whose moves everybody sees.
OPEN_MOVES = {"kuhn_poker", "leduc_poker", "liars_dice"}


def cells_of(name, state, game, action, text):
    """The cells of a board that a move concerns, [row, column], where that is known."""
    params = game.get_parameters()
    if name in ("tic_tac_toe", "phantom_ttt"):
        return [[action // 3, action % 3]]
    if name == "connect_four":
        rows = [row for row in str(state).split("\n") if row.strip()]
        free = [at for at, row in enumerate(rows) if row[action] == "."]
        return [[free[-1], action]] if free else []
    if name == "hex":
        return [[action // params["num_cols"], action % params["num_cols"]]]
    if name == "go":
        size = params["board_size"]
        return [[size - 1 - action // size, action % size]] if action < size * size else []
    if name in ("chess", "breakthrough"):
        rows = params.get("rows", 8)
        return [[rows - int(row), LETTERS.index(column)] for column, row in re.findall(r"([a-z])([1-9]\d*)", text)]
    if name == "oware":
        pits = params["num_houses_per_player"]
        return [[1, action] if text.isupper() else [0, pits - 1 - action]]
    return []
