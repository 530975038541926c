-- #1 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "Ada" as String
--   3 = "ada@example.org" as String
INSERT INTO "app$dev.User" ("id", "name", "email")
  VALUES (?, ?, ?);

-- #2 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "Never" as String
--   3 = id1 as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?);

-- #3 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #1 #2 (4 statements)
