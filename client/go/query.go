package prisma

import (
	"fmt"
	"strings"
)

// buildQuery makes the document of a chain: an anonymous operation with one root field, arguments as variables.
// A field that is asked for below a list keeps the fields of the list's own type beside it.
func buildQuery(calls []call) (string, map[string]interface{}) {
	variables := map[string]interface{}{}
	var declarations []string
	counts := map[string]int{}
	selection := ""
	for place := len(calls) - 1; place >= 0; place-- {
		one := calls[place]
		var arguments []string
		for _, given := range one.arguments {
			variable := given.name
			if count := counts[given.name]; count > 0 {
				variable = fmt.Sprintf("%s_%d", given.name, count)
			}
			counts[given.name]++
			variables[variable] = given.value
			declarations = append(declarations, fmt.Sprintf("$%s: %s", variable, given.typeName))
			arguments = append(arguments, fmt.Sprintf("%s: $%s", given.name, variable))
		}
		text := one.field
		if len(arguments) > 0 {
			text += "(" + strings.Join(arguments, ", ") + ")"
		}
		inner := selection
		if place == len(calls)-1 {
			inner = strings.Join(one.fields, " ")
		} else if one.field == "edges" {
			inner = strings.Join(one.fields, " ") + " " + selection
		}
		if inner == "" {
			inner = "__typename"
		}
		selection = text + " { " + inner + " }"
	}
	head := calls[0].operation
	if len(declarations) > 0 {
		head += " (" + strings.Join(declarations, ", ") + ")"
	}
	return head + " { " + selection + " }", variables
}
