// An agent in Go, standard library only. Run: go run agent.go
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

type action struct {
	Type       string `json:"type"`
	PropertyID string `json:"property_id,omitempty"`
	Cost       int    `json:"cost,omitempty"`
	Default    bool   `json:"default,omitempty"`
}

type question struct {
	PlayerID  string `json:"player_id"`
	GameState struct {
		Players []struct {
			ID   string `json:"id"`
			Cash int    `json:"cash"`
		} `json:"players"`
	} `json:"game_state"`
	ValidActions []action `json:"valid_actions"`
	DeadlineMs   float64  `json:"deadline_ms"` // how long you may think
	LastError    string   `json:"last_error"`  // why the answer before this one was refused
}

type answer struct {
	Action    action `json:"action"`
	Reasoning string `json:"reasoning"`
}

// decide is your player: put your own ideas here.
func decide(q question) answer {
	safe, cash := action{Type: "end_turn"}, 0
	for i, offer := range q.ValidActions {
		if i == 0 || offer.Default {
			safe = offer
		}
	}
	for _, player := range q.GameState.Players {
		if player.ID == q.PlayerID {
			cash = player.Cash
		}
	}
	reserves := map[string]int{"buy_property": 100, "build_house": 300, "build_hotel": 500}
	for _, offer := range q.ValidActions {
		if reserve, wanted := reserves[offer.Type]; wanted && q.LastError == "" && cash-offer.Cost >= reserve {
			return answer{offer, fmt.Sprintf("I can pay %s and keep $%d.", offer.PropertyID, reserve)}
		}
	}
	return answer{safe, "Nothing better to do."}
}

func main() {
	http.HandleFunc("POST /games/{id}/decide", func(w http.ResponseWriter, r *http.Request) {
		var q question
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("content-type", "application/json")
		json.NewEncoder(w).Encode(decide(q))
	})
	http.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {})
	listener, err := net.Listen("tcp", ":"+cmp.Or(os.Getenv("PORT"), "9000"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on http://localhost:%d\n", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, nil))
}
