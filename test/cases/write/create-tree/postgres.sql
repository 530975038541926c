-- #1 insert Desk (id, number), insert User (id, name, desk), insert Post (id, title, author), insert Post_tags (nodeId, position, value), insert Comment (id, text, post), insert Topic (id, name), insert _PostTopics (A, B), select w2
--   1 = id2 as ID
--   2 = 9 as Int
--   3 = id1 as ID
--   4 = "Edsger" as String
--   5 = id2 as ID
--   6 = id3 as ID
--   7 = "First" as String
--   8 = id1 as ID
--   9 = id4 as ID
--   10 = "Second" as String
--   11 = id1 as ID
--   12 = id3 as ID
--   13 = 1000 as Int
--   14 = "go to" as String
--   15 = id3 as ID
--   16 = 2000 as Int
--   17 = "harmful" as String
--   18 = id5 as ID
--   19 = "One" as String
--   20 = id3 as ID
--   21 = id6 as ID
--   22 = "Two" as String
--   23 = id3 as ID
--   24 = id7 as ID
--   25 = "proofs" as String
--   26 = id4 as ID
--   27 = id7 as ID
WITH "w1" AS (INSERT INTO "app$dev"."Desk" ("id", "number")
  VALUES ($1, $2)
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."User" ("id", "name", "desk")
  VALUES ($3, $4, $5)
  RETURNING *), "w3" AS (INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($6, $7, $8), ($9, $10, $11)
  RETURNING *), "w4" AS (INSERT INTO "app$dev"."Post_tags" ("nodeId", "position", "value")
  VALUES ($12, $13, $14), ($15, $16, $17)
  RETURNING *), "w5" AS (INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($18, $19, $20), ($21, $22, $23)
  RETURNING *), "w6" AS (INSERT INTO "app$dev"."Topic" ("id", "name")
  VALUES ($24, $25)
  RETURNING *), "w7" AS (INSERT INTO "app$dev"."_PostTopics" ("A", "B")
  VALUES ($26, $27)
  ON CONFLICT DO NOTHING
  RETURNING *) SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || ',"user":' || COALESCE((SELECT ('{"name":"' || COALESCE(replace(replace("t3"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}')
  FROM "w2" AS "t3"
  WHERE "t3"."desk" = "t2"."id"
  ORDER BY "t3"."id" ASC
  LIMIT 1), 'null') || '}') END || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t4"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t5"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "w4" AS "t5"
  WHERE "t5"."nodeId" = "t4"."id"
  ORDER BY "t5"."position" ASC) AS "x2") || ',"author":' || CASE WHEN "t6"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t6"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || ',"comments":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t7"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","post":' || CASE WHEN "t8"."id" IS NULL THEN '␁n' ELSE ('{"title":"' || COALESCE(replace(replace("t8"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "w5" AS "t7"
  LEFT
  JOIN "w3" AS "t8" ON "t8"."id" = "t7"."post"
  WHERE "t7"."post" = "t4"."id"
  ORDER BY "t7"."id" ASC) AS "x3") || ',"topics":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t9"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x5"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t11"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "w7" AS "t12"
  JOIN "w3" AS "t11" ON "t11"."id" = "t12"."A"
  WHERE "t12"."B" = "t9"."id"
  ORDER BY "t11"."id" ASC) AS "x5") || '}') AS "j"
  FROM "w7" AS "t10"
  JOIN "w6" AS "t9" ON "t9"."id" = "t10"."B"
  WHERE "t10"."A" = "t4"."id"
  ORDER BY "t9"."id" ASC) AS "x4") || '}') AS "j"
  FROM "w3" AS "t4"
  LEFT
  JOIN "w2" AS "t6" ON "t6"."id" = "t4"."author"
  WHERE "t4"."author" = "t1"."id"
  ORDER BY "t4"."title" DESC, "t4"."id" ASC
  LIMIT 5) AS "x1") || '}') AS "j"
  FROM "w2" AS "t1"
  LEFT
  JOIN "w1" AS "t2" ON "t2"."id" = "t1"."desk";

-- #2 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || ',"user":' || COALESCE((SELECT ('{"name":"' || COALESCE(replace(replace("t3"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}')
  FROM "app$dev"."User" AS "t3"
  WHERE "t3"."desk" = "t2"."id"
  ORDER BY "t3"."id" ASC
  LIMIT 1), 'null') || '}') END || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t4"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t5"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t5"
  WHERE "t5"."nodeId" = "t4"."id"
  ORDER BY "t5"."position" ASC) AS "x2") || ',"author":' || CASE WHEN "t6"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t6"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || ',"comments":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t7"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","post":' || CASE WHEN "t8"."id" IS NULL THEN '␁n' ELSE ('{"title":"' || COALESCE(replace(replace("t8"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Comment" AS "t7"
  LEFT
  JOIN "app$dev"."Post" AS "t8" ON "t8"."id" = "t7"."post"
  WHERE "t7"."post" = "t4"."id"
  ORDER BY "t7"."id" ASC) AS "x3") || ',"topics":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t9"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x5"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t11"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t12"
  JOIN "app$dev"."Post" AS "t11" ON "t11"."id" = "t12"."A"
  WHERE "t12"."B" = "t9"."id"
  ORDER BY "t11"."id" ASC) AS "x5") || '}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t10"
  JOIN "app$dev"."Topic" AS "t9" ON "t9"."id" = "t10"."B"
  WHERE "t10"."A" = "t4"."id"
  ORDER BY "t9"."id" ASC) AS "x4") || '}') AS "j"
  FROM "app$dev"."Post" AS "t4"
  LEFT
  JOIN "app$dev"."User" AS "t6" ON "t6"."id" = "t4"."author"
  WHERE "t4"."author" = "t1"."id"
  ORDER BY "t4"."title" DESC, "t4"."id" ASC
  LIMIT 5) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)
