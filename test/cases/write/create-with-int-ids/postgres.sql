-- #1 insert Order (note), insert Line (id, text, order), select w1
--   1 = "big" as String
--   2 = id2 as ID
--   3 = "one" as String
--   4 = id3 as ID
--   5 = "two" as String
WITH "w1" AS (INSERT INTO "app$dev"."Order" ("note")
  VALUES ($1)
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."Line" ("id", "text", "order")
  VALUES ($2, $3, (SELECT "w1"."id"
  FROM "w1" AS "w1")), ($4, $5, (SELECT "w1"."id"
  FROM "w1" AS "w1"))
  RETURNING *) SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."id"::text ~ '^-?[0-9]' THEN "t1"."id"::text WHEN "t1"."id" IS NOT NULL THEN '␁u' END, '␁n') || ',"note":' || COALESCE(('"' || replace(replace("t1"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"lines":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t2"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "w2" AS "t2"
  WHERE "t2"."order" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "w1" AS "t1";

-- #2 select Order
--   1 = result as Int
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."id"::text ~ '^-?[0-9]' THEN "t1"."id"::text WHEN "t1"."id" IS NOT NULL THEN '␁u' END, '␁n') || ',"note":' || COALESCE(('"' || replace(replace("t1"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"lines":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t2"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Line" AS "t2"
  WHERE "t2"."order" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Order" AS "t1"
  WHERE "t1"."id" = $1::int8;

-- sent: #1 (1 statement)
