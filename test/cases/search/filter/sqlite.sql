-- #1 select list of Author
--   1 = "whale" as String
--   2 = "white" as String
--   3 = "novelist or jules" as String
--   4 = $search as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"whales":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t3"."title" IS NOT NULL THEN json_quote(CAST("t3"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Book" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."id" IN (SELECT x3.id
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x3 ON x3.n = "app$dev._refract_Book_text".rowid))
  ORDER BY "t3"."id" ASC NULLS LAST) AS "x2") || ',"others":' || (SELECT COALESCE('[' || group_concat("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t4"."title" IS NOT NULL THEN json_quote(CAST("t4"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Book" AS "t4"
  WHERE ("t4"."author" = "t1"."id" AND (NOT ("t4"."id" IN (SELECT x5.id
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x5 ON x5.n = "app$dev._refract_Book_text".rowid))))
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x4") || '}') AS "j"
  FROM "app$dev.Author" AS "t1"
  WHERE ("t1"."id" IN (SELECT x6.id
  FROM "app$dev._refract_Author_about"(?)
  JOIN "app$dev._refract_Author_about_rows" AS x6 ON x6.n = "app$dev._refract_Author_about".rowid) AND ("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."author"
  FROM "app$dev.Book" AS "t2"
  WHERE ("t2"."author" IS NOT NULL AND "t2"."id" IN (SELECT x7.id
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x7 ON x7.n = "app$dev._refract_Book_text".rowid)))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)
