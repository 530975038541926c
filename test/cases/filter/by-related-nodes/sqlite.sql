-- #1 select list of User
--   1 = $text as String
--   2 = $text as String
--   3 = $text as String
--   4 = 40 as Int
--   5 = "Notes" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE (("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."author"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" IS NOT NULL AND CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t2"."title" LIKE ('%' || ? || '%') ESCAPE '!' ELSE instr("t2"."title", ?) > 0 END))) OR ("t1"."age" > ? AND NOT EXISTS (SELECT 1
  FROM "app$dev.Post" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."title" = ?))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)
