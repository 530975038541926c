// Package prisma is the run-time library of generated Go clients. Its interface is that of the library of the same
// path, which generated code imports: a go.mod that cannot load that one replaces it by this folder.
package prisma

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/machinebox/graphql"
)

// Client sends operations to one service.
type Client struct {
	Endpoint string
	Secret   string

	sender *graphql.Client
	token  string
}

// New makes a client; the token of a service with a secret is signed once.
func New(endpoint string, secret string, opts ...graphql.ClientOption) *Client {
	client := &Client{Endpoint: endpoint, Secret: secret, sender: graphql.NewClient(endpoint, opts...)}
	if secret != "" {
		client.token = signToken(secret, time.Now())
	}
	return client
}

// GraphQL sends any operation and returns its data.
func (client *Client) GraphQL(ctx context.Context, query string, variables map[string]interface{}) (map[string]interface{}, error) {
	request := graphql.NewRequest(query)
	for name, value := range variables {
		request.Var(name, value)
	}
	if client.token != "" {
		request.Header.Set("Authorization", "Bearer "+client.token)
	}
	var data map[string]interface{}
	err := client.sender.Run(ctx, request, &data)
	return data, err
}

// signToken makes a JWT without an end, signed by HS256.
func signToken(secret string, now time.Time) string {
	encode := base64.RawURLEncoding.EncodeToString
	head := encode([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + encode([]byte(fmt.Sprintf(`{"iat":%d}`, now.Unix())))
	key, _, _ := strings.Cut(secret, ",")
	mac := hmac.New(sha256.New, []byte(strings.TrimSpace(key)))
	mac.Write([]byte(head))
	return head + "." + encode(mac.Sum(nil))
}
