-- #1 select subquery
--   1 = "machines" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev.Topic" AS "t1"
  WHERE "t1"."name" = ?);

-- #2 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 9 as Int
INSERT INTO "app$dev.Desk" ("id", "number")
  VALUES (?, ?);

-- #3 insert User (id, name, desk)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = id2 as ID
INSERT INTO "app$dev.User" ("id", "name", "desk")
  VALUES (?, ?, ?);

-- #4 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "First" as String
--   3 = id1 as ID
--   4 = id4 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?), (?, ?, ?);

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "One" as String
--   3 = id4 as ID
--   4 = id6 as ID
--   5 = "Two" as String
--   6 = id4 as ID
INSERT INTO "app$dev.Comment" ("id", "text", "post")
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Topic (id, name)
--   1 = id7 as ID
--   2 = "proofs" as String
INSERT INTO "app$dev.Topic" ("id", "name")
  VALUES (?, ?);

-- #7 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = id7 as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?);

-- #8 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = found8[0] as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?);

-- #9 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t3"."title" IS NOT NULL THEN json_quote(CAST("t3"."title" AS TEXT)) END, '␁n') || ',"comments":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t4"."text" IS NOT NULL THEN json_quote(CAST("t4"."text" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t4"
  WHERE "t4"."post" = "t3"."id"
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x2") || ',"topics":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t5"."name" IS NOT NULL THEN json_quote(CAST("t5"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t6"
  JOIN "app$dev.Topic" AS "t5" ON "t5"."id" = "t6"."B"
  WHERE "t6"."A" = "t3"."id"
  ORDER BY "t5"."id" ASC NULLS LAST) AS "x3") || '}') AS "j"
  FROM "app$dev.Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 #4 #5 #6 #7 #7 #9 (9 statements)
