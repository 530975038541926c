// An application that uses what a datamodel with @refract adds to a generated Go client; prints what it got as JSON.
// Arguments: the service's address, its secret.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"example.org/bakery/prisma"
)

func main() {
	ctx := context.Background()
	client := prisma.New(&prisma.Options{Endpoint: os.Args[1], Secret: os.Args[2]})
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	made, err := client.CreateManyProducts([]prisma.ProductCreateInput{
		{Name: "Bagel", Kind: prisma.ProductKindBread, Price: 1},
		{Name: "Brioche", Kind: prisma.ProductKindBread, Price: 2},
	}).Exec(ctx)
	must(err)
	step := 0.5
	dearer, err := client.UpdateProduct(prisma.ProductUpdateParams{
		Where: prisma.ProductWhereUniqueInput{Name: prisma.Str("Bagel")},
		Data:  prisma.ProductUpdateInput{PriceIncrement: &step},
	}).Exec(ctx)
	must(err)
	sum, err := client.ProductsAggregate(&prisma.ProductWhereInput{NameStartsWith: prisma.Str("B")}).Sum().Exec(ctx)
	must(err)
	deleted, err := client.DeleteManyProductsAndReturn(&prisma.ProductWhereInput{NameStartsWith: prisma.Str("B")}).Exec(ctx)
	must(err)
	_, err = client.CreateRecipe(prisma.RecipeCreateInput{Steps: &map[string]interface{}{"rest": 2}}).Exec(ctx)
	must(err)
	var rest interface{} = 2
	recipes, err := client.Recipes(&prisma.RecipesParams{Where: &prisma.RecipeWhereInput{
		Steps: &prisma.JsonFilter{Path: []string{"rest"}, Equals: &rest, In: []interface{}{2, "two"}},
	}}).Exec(ctx)
	must(err)
	text, err := json.Marshal([]interface{}{made.Count, dearer.Price, sum.Price, deleted.Count, len(recipes)})
	must(err)
	fmt.Println(string(text))
}
