"""An agent in Python, standard library only. Run: python3 agent.py"""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def decide(question):
    """Your player: put your own ideas here. `deadline_ms` is how long you may think."""
    actions = question["valid_actions"] or [{"type": "end_turn"}]
    safe = next((action for action in actions if action.get("default")), actions[0])
    if question.get("last_error"):
        return {"action": safe, "reasoning": f"I was refused: {question['last_error']}"}
    players = question["game_state"]["players"]
    me = next(player for player in players if player["id"] == question["player_id"])

    def affordable(kind, reserve):
        for action in actions:
            if action["type"] == kind and me.get("cash", 0) - action.get("cost", 0) >= reserve:
                return action
        return None

    buy = affordable("buy_property", 100)
    if buy:
        return {"action": buy, "reasoning": f"I can pay {buy.get('property_id')} and keep $100."}
    build = affordable("build_house", 300) or affordable("build_hotel", 500)
    if build:
        return {"action": build, "reasoning": "Houses bring rent.", "chat": "Watch your step!"}
    return {"action": safe, "reasoning": "Nothing better to do."}


class Agent(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open between decisions
    disable_nagle_algorithm = True

    def do_GET(self):
        self.answer({"status": "healthy"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.answer(decide(json.loads(body)))

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("", int(os.environ.get("PORT", 9000))), Agent)
print(f"listening on http://localhost:{server.server_port}", flush=True)
server.serve_forever()
