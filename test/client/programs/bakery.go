// An application with every kind of call of a generated Go client; prints what it got as JSON.
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
	got := map[string]interface{}{}
	text := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}

	rye, err := client.CreateProduct(prisma.ProductCreateInput{
		Name: "Rye", Kind: prisma.ProductKindBread, Price: 3.5,
		Allergens: &prisma.ProductCreateallergensInput{Set: []string{"gluten"}},
	}).Exec(ctx)
	must(err)
	got["create"] = []interface{}{rye.Name, rye.Kind, rye.Price, rye.Allergens}
	cake, err := client.CreateProduct(prisma.ProductCreateInput{Name: "Sacher", Kind: prisma.ProductKindCake, Price: 5}).Exec(ctx)
	must(err)
	customer, err := client.CreateCustomer(prisma.CustomerCreateInput{
		Email: "ada@example.org", Name: "Ada",
		Orders: &prisma.OrderCreateManyWithoutCustomerInput{Create: []prisma.OrderCreateWithoutCustomerInput{{
			Number: 1,
			Lines: &prisma.OrderLineCreateManyWithoutOrderInput{Create: []prisma.OrderLineCreateWithoutOrderInput{{
				Product: prisma.ProductCreateOneWithoutLinesInput{Connect: &prisma.ProductWhereUniqueInput{Name: prisma.Str("Rye")}},
			}}},
		}}},
	}).Exec(ctx)
	must(err)
	got["customer"] = customer.Name

	orders, err := client.Customer(prisma.CustomerWhereUniqueInput{Email: prisma.Str("ada@example.org")}).
		Orders(&prisma.OrdersParamsExec{First: prisma.Int32(1)}).Exec(ctx)
	must(err)
	got["chain"] = []interface{}{len(orders), orders[0].Number, orders[0].Status}
	owner, err := client.Order(prisma.OrderWhereUniqueInput{Number: prisma.Int32(1)}).Customer().Exec(ctx)
	must(err)
	got["chainOne"] = owner.Email
	order := prisma.ProductOrderByInputNameDesc
	products, err := client.Products(&prisma.ProductsParams{OrderBy: &order, Where: &prisma.ProductWhereInput{NameIn: []string{"Rye", "Sacher"}}}).Exec(ctx)
	must(err)
	got["list"] = []interface{}{products[0].Name, products[1].Name}
	all, err := client.Products(nil).Exec(ctx)
	must(err)
	got["all"] = len(all)
	connection, err := client.ProductsConnection(nil).Exec(ctx)
	must(err)
	got["connection"] = []interface{}{len(connection.Nodes()), len(connection.NodesPtr()), connection.PageInfo.HasNextPage}
	aggregate, err := client.ProductsConnection(nil).Aggregate(ctx)
	must(err)
	got["aggregate"] = aggregate.Count

	updated, err := client.UpdateProduct(prisma.ProductUpdateParams{
		Where: prisma.ProductWhereUniqueInput{ID: &cake.ID}, Data: prisma.ProductUpdateInput{Name: prisma.Str("Linz")},
	}).Exec(ctx)
	must(err)
	got["update"] = updated.Name
	many, err := client.UpdateManyProducts(prisma.ProductUpdateManyParams{Data: prisma.ProductUpdateManyMutationInput{Kind: &cake.Kind}}).Exec(ctx)
	must(err)
	got["updateMany"] = many.Count
	upserted, err := client.UpsertCustomer(prisma.CustomerUpsertParams{
		Where:  prisma.CustomerWhereUniqueInput{Email: prisma.Str("eve@example.org")},
		Create: prisma.CustomerCreateInput{Email: "eve@example.org", Name: "Eve"},
		Update: prisma.CustomerUpdateInput{Name: prisma.Str("never")},
	}).Exec(ctx)
	must(err)
	got["upsert"] = upserted.Name
	exists, err := client.Product(prisma.ProductWhereUniqueInput{Name: prisma.Str("Rye")}).Exists(ctx)
	must(err)
	missing, err := client.Product(prisma.ProductWhereUniqueInput{Name: prisma.Str("nothing")}).Exists(ctx)
	must(err)
	got["exists"] = []bool{exists, missing}
	_, err = client.Product(prisma.ProductWhereUniqueInput{Name: prisma.Str("nothing")}).Exec(ctx)
	got["noResult"] = err == prisma.ErrNoResult
	_, err = client.CreateProduct(prisma.ProductCreateInput{Name: "Rye", Kind: prisma.ProductKindBread}).Exec(ctx)
	got["refused"] = text(err)
	raw, err := client.GraphQL(ctx, "query ($n: Int!) { order(where: {number: $n}) { number } }", map[string]interface{}{"n": 1})
	must(err)
	got["graphql"] = raw
	deleted, err := client.DeleteProduct(prisma.ProductWhereUniqueInput{Name: prisma.Str("Linz")}).Exec(ctx)
	must(err)
	got["delete"] = deleted.Name
	deletedMany, err := client.DeleteManyOrders(&prisma.OrderWhereInput{Number: prisma.Int32(1)}).Exec(ctx)
	must(err)
	got["deleteMany"] = deletedMany.Count

	answer, err := json.Marshal(got)
	must(err)
	fmt.Print(string(answer))
}
