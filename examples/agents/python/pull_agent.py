"""An agent that needs no address: it takes an open seat, follows its questions by server-sent events, and posts the answers.

python3 pull_agent.py http://localhost:3000 <game_id> <player_id> [name]
"""

import json
import sys
import time
import urllib.error
import urllib.request

server, game_id, player_id = sys.argv[1:4]
name = sys.argv[4] if len(sys.argv) > 4 else "Pulling agent"
seat = f"{server}/games/{game_id}/seats/{player_id}"
headers = {"content-type": "application/json"}


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), headers, method="POST")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


headers["authorization"] = "Bearer " + post(seat, {"name": name})["seat_token"]


def decide(request):
    """Here goes your strategy: `request` is what agents are sent over HTTP."""
    offers = request["valid_actions"]
    action = next((offer for offer in offers if offer["type"] != "resign"), offers[0])
    return {"action": action, "reasoning": f"{action['type']} comes first."}


def follow():
    """One connection; True: the game is over."""
    request = urllib.request.Request(f"{seat}/stream", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as stream:
        event = ""
        for line in stream:
            text = line.decode().rstrip("\n")
            if text.startswith("event: "):
                event = text[7:]
                if event in ("over", "refused"):
                    return True
            elif text.startswith("data: ") and event == "turn":
                turn = json.loads(text[6:])
                try:
                    post(f"{seat}/decide", {"request_id": turn["request_id"], **decide(turn["request"])})
                except urllib.error.HTTPError as refused:
                    print("The answer was refused:", refused.read().decode(), file=sys.stderr)
    return False


while True:
    try:
        if follow():
            break
    except OSError:
        pass
    time.sleep(1)
print("The game is over.")
