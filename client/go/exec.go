package prisma

import (
	"context"
	"encoding/json"
	"reflect"
)

// call is one link of a chain: a field, its arguments, and what is asked of its type by default.
type call struct {
	operation string
	field     string
	arguments []argument
	fields    []string
}

type argument struct {
	name     string
	typeName string
	value    interface{}
}

// Exec is a chain of calls that can be sent.
type Exec struct {
	Client *Client
	calls  []call
}

// WhereParams are the arguments of a list.
type WhereParams struct {
	Where   interface{}
	OrderBy *string
	Skip    *int32
	After   *string
	Before  *string
	First   *int32
	Last    *int32
}

// UpdateParams are the arguments of an update.
type UpdateParams struct {
	Data  interface{}
	Where interface{}
}

// UpsertParams are the arguments of an upsert.
type UpsertParams struct {
	Where  interface{}
	Create interface{}
	Update interface{}
}

// BatchPayload counts what was written.
type BatchPayload struct {
	Count int64 `json:"count"`
}

// BatchPayloadExec is a write of many that can be sent.
type BatchPayloadExec struct {
	exec *Exec
}

// Exec sends the write.
func (exec *BatchPayloadExec) Exec(ctx context.Context) (BatchPayload, error) {
	var payload BatchPayload
	_, err := exec.exec.Exec(ctx, &payload)
	return payload, err
}

// GetOne asks for one object, at the root or below another.
func (client *Client) GetOne(base *Exec, where interface{}, typeNames [2]string, field string, fields []string) *Exec {
	return client.then(base, call{"query", field, given(argument{"where", typeNames[0], where}), fields})
}

// GetMany asks for a list or a connection.
func (client *Client) GetMany(base *Exec, params *WhereParams, typeNames [3]string, field string, fields []string) *Exec {
	var arguments []argument
	if params != nil {
		arguments = given(
			argument{"where", typeNames[0], params.Where},
			argument{"orderBy", typeNames[1], params.OrderBy},
			argument{"skip", "Int", params.Skip},
			argument{"after", "String", params.After},
			argument{"before", "String", params.Before},
			argument{"first", "Int", params.First},
			argument{"last", "Int", params.Last},
		)
	}
	return client.then(base, call{"query", field, arguments, fields})
}

// Create writes a new object.
func (client *Client) Create(data interface{}, typeNames [2]string, field string, fields []string) *Exec {
	return client.then(nil, call{"mutation", field, given(argument{"data", typeNames[0], data}), fields})
}

// Update changes an object.
func (client *Client) Update(params UpdateParams, typeNames [3]string, field string, fields []string) *Exec {
	arguments := given(argument{"data", typeNames[0], params.Data}, argument{"where", typeNames[1], params.Where})
	return client.then(nil, call{"mutation", field, arguments, fields})
}

// UpdateMany changes all objects that fulfil a filter.
func (client *Client) UpdateMany(params UpdateParams, typeNames [2]string, field string) *BatchPayloadExec {
	arguments := given(argument{"data", typeNames[0], params.Data}, argument{"where", typeNames[1], params.Where})
	return &BatchPayloadExec{client.then(nil, call{"mutation", field, arguments, []string{"count"}})}
}

// Upsert changes an object, or writes it if it is missing.
func (client *Client) Upsert(params *UpsertParams, typeNames [4]string, field string, fields []string) *Exec {
	arguments := given(
		argument{"where", typeNames[0], params.Where},
		argument{"create", typeNames[1], params.Create},
		argument{"update", typeNames[2], params.Update},
	)
	return client.then(nil, call{"mutation", field, arguments, fields})
}

// Delete removes an object.
func (client *Client) Delete(where interface{}, typeNames [2]string, field string, fields []string) *Exec {
	return client.then(nil, call{"mutation", field, given(argument{"where", typeNames[0], where}), fields})
}

// DeleteMany removes all objects that fulfil a filter.
func (client *Client) DeleteMany(where interface{}, typeName string, field string) *BatchPayloadExec {
	arguments := given(argument{"where", typeName, where})
	return &BatchPayloadExec{client.then(nil, call{"mutation", field, arguments, []string{"count"}})}
}

func (client *Client) then(base *Exec, next call) *Exec {
	var calls []call
	if base != nil {
		// chains that begin alike do not share what follows
		calls = append(calls, base.calls...)
	}
	return &Exec{Client: client, calls: append(calls, next)}
}

// given leaves out arguments that are nil, also pointers in an interface.
func given(arguments ...argument) []argument {
	var present []argument
	for _, one := range arguments {
		value := reflect.ValueOf(one.value)
		if !value.IsValid() || (value.Kind() == reflect.Ptr && value.IsNil()) {
			continue
		}
		present = append(present, one)
	}
	return present
}

// Exec sends the chain and reads its value; false where there is none.
func (exec *Exec) Exec(ctx context.Context, v interface{}) (bool, error) {
	value, err := exec.send(ctx)
	if err != nil || value == nil {
		return false, err
	}
	return true, decode(value, v)
}

// ExecArray sends the chain and reads the list it leads to; v stays as it is where there is none.
func (exec *Exec) ExecArray(ctx context.Context, v interface{}) error {
	_, err := exec.Exec(ctx, v)
	return err
}

// Exists sends the chain and tells whether it leads to something.
func (exec *Exec) Exists(ctx context.Context) (bool, error) {
	value, err := exec.send(ctx)
	if list, isList := value.([]interface{}); isList {
		return len(list) > 0, err
	}
	return value != nil, err
}

func (exec *Exec) send(ctx context.Context) (interface{}, error) {
	query, variables := buildQuery(exec.calls)
	data, err := exec.Client.GraphQL(ctx, query, variables)
	if err != nil {
		return nil, err
	}
	return unpack(data, exec.calls), nil
}

// unpack takes the value of each call's field; edges keep the objects that hold their nodes.
func unpack(data map[string]interface{}, calls []call) interface{} {
	var value interface{} = data
	for _, one := range calls {
		object, isObject := value.(map[string]interface{})
		if !isObject {
			break
		}
		value = object[one.field]
	}
	return value
}

func decode(value interface{}, v interface{}) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}
