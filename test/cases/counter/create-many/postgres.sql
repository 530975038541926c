-- #1 insert Order (id, nr)
--   1 = "o2" as ID
--   2 = "o3" as ID
--   3 = 10 as Int
INSERT INTO "app$dev"."Order" ("id", "nr")
  VALUES ($1, nextval('"app$dev"."_refract_Order_nr-counter"'::regclass)), ($2, $3);

-- #2 select Order
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"nr":' || COALESCE(CASE WHEN "t1"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."nr"::text ~ '^-?[0-9]' THEN "t1"."nr"::text WHEN "t1"."nr" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Order" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #2 (2 statements)
