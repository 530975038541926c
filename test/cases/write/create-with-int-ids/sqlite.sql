-- #1 insert Order (note)
--   1 = "big" as String
INSERT INTO "app$dev.Order" ("note")
  VALUES (?)
  RETURNING "id";

-- #2 insert Line (id, text, order)
--   1 = id2 as ID
--   2 = "one" as String
--   3 = made1[0] as Int
--   4 = id3 as ID
--   5 = "two" as String
--   6 = made1[0] as Int
INSERT INTO "app$dev.Line" ("id", "text", "order")
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Order
--   1 = result as Int
SELECT ('{"id":' || COALESCE(CASE typeof("t1"."id") WHEN 'integer' THEN CAST("t1"."id" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."id") < 9e999 THEN printf('%!.15g', "t1"."id") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"note":' || COALESCE(CASE WHEN "t1"."note" IS NOT NULL THEN json_quote(CAST("t1"."note" AS TEXT)) END, 'null') || ',"lines":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t2"."text" IS NOT NULL THEN json_quote(CAST("t2"."text" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Line" AS "t2"
  WHERE "t2"."order" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Order" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 (3 statements)
