-- #1 select subquery
--   1 = 2 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?);

-- #2 select subquery
--   1 = 9 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?);

-- #3 update User (desk)
--   1 = null as ID
--   2 = found7[0] as ID
UPDATE "app$dev.User" AS "w"
  SET "desk" = ?
  WHERE "w"."desk" = ?;

-- #4 insert User (id, name, desk, age)
--   1 = id2 as ID
--   2 = "Mary" as String
--   3 = found7[0] as ID
--   4 = null as String
--   5 = id3 as ID
--   6 = "Joan" as String
--   7 = chosen4[0] as ID
--   8 = 27 as Int
INSERT INTO "app$dev.User" ("id", "name", "desk", "age")
  VALUES (?, ?, ?, ?), (?, ?, ?, ?);

-- #5 insert Post (id, title, author)
--   1 = id8 as ID
--   2 = "One" as String
--   3 = id2 as ID
--   4 = id9 as ID
--   5 = "Two" as String
--   6 = id2 as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Post_tags (nodeId, position, value)
--   1 = id8 as ID
--   2 = 1000 as Int
--   3 = "x" as String
INSERT INTO "app$dev.Post_tags" ("nodeId", "position", "value")
  VALUES (?, ?, ?);

-- #7 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t3"."title" IS NOT NULL THEN json_quote(CAST("t3"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t4"."value" IS NOT NULL THEN json_quote(CAST("t4"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t4"
  WHERE "t4"."nodeId" = "t3"."id"
  ORDER BY "t4"."position" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."title" ASC NULLS LAST, "t3"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #1 #8 #3 #4 #5 #6 #7 (8 statements)
-- #8 made by the run: INSERT "app$dev.Desk"
