-- #1 insert Order (id, nr, name)
--   1 = "o2" as ID
--   2 = "second" as String
INSERT INTO "app$dev.Order" ("id", "nr", "name")
  VALUES (?, NULL, ?)
  RETURNING ('{"nr":' || COALESCE(CASE typeof("app$dev.Order"."nr") WHEN 'integer' THEN CAST("app$dev.Order"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Order"."nr") < 9e999 THEN printf('%!.15g', "app$dev.Order"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.Order"."name" IS NOT NULL THEN json_quote(CAST("app$dev.Order"."name" AS TEXT)) END, 'null') || '}');

-- #2 select Order
--   1 = result as ID
SELECT ('{"nr":' || COALESCE(CASE typeof("t1"."nr") WHEN 'integer' THEN CAST("t1"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."nr") < 9e999 THEN printf('%!.15g', "t1"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, 'null') || '}') AS "j"
  FROM "app$dev.Order" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 (2 statements)
