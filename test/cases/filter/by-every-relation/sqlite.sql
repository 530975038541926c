-- #1 select list of User
--   1 = "e" as String
--   2 = "e" as String
--   3 = "e" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE NOT EXISTS (SELECT 1
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND NOT (CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t2"."title" LIKE ('%' || ? || '%') ESCAPE '!' ELSE instr("t2"."title", ?) > 0 END)))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of User
--   1 = "Notes" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."author"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" IS NOT NULL AND "t2"."title" = ?)))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #3 select list of User
--   1 = "Notes" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE NOT EXISTS (SELECT 1
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."title" = ?))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #4 select list of Post
--   1 = "Ada" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."author" IS NOT NULL AND "t1"."author" IN (SELECT "t2"."id"
  FROM "app$dev.User" AS "t2"
  WHERE ("t2"."id" IS NOT NULL AND "t2"."name" = ?)))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #5 select list of Post
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."author" IS NULL
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #6 select list of User
--   1 = "Fine" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."author"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" IS NOT NULL AND ("t2"."id" IS NOT NULL AND "t2"."id" IN (SELECT "t3"."post"
  FROM "app$dev.Comment" AS "t3"
  WHERE ("t3"."post" IS NOT NULL AND "t3"."text" = ?))))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #7 select list of Comment
--   1 = "Letters" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t1"
  WHERE ("t1"."post" IS NOT NULL AND "t1"."post" IN (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."id" IS NOT NULL AND ("t2"."author" IS NOT NULL AND "t2"."author" IN (SELECT "t3"."id"
  FROM "app$dev.User" AS "t3"
  WHERE ("t3"."id" IS NOT NULL AND ("t3"."id" IS NOT NULL AND "t3"."id" IN (SELECT "t4"."author"
  FROM "app$dev.Post" AS "t4"
  WHERE ("t4"."author" IS NOT NULL AND "t4"."title" = ?)))))))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #8 select list of User
--   1 = "Fine" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND NOT EXISTS (SELECT 1
  FROM "app$dev.Comment" AS "t3"
  WHERE ("t3"."post" = "t2"."id" AND "t3"."text" = ?)))
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 (8 statements)
