-- #1 select list of Book
--   1 = $search as String
--   2 = "b3" as ID
--   3 = $search as String
--   4 = $search as String
--   5 = $search as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Book" AS "t1"
  JOIN (SELECT COALESCE((SELECT -bm25("app$dev._refract_Book_text")
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x2 ON x2.n = "app$dev._refract_Book_text".rowid
  WHERE x2.id = "t2"."id"), 0) AS "k0", "t2"."id" AS "id"
  FROM "app$dev.Book" AS "t2"
  WHERE "t2"."id" = ?) AS "t3" ON 1 = 1
  WHERE (COALESCE((SELECT -bm25("app$dev._refract_Book_text")
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x3 ON x3.n = "app$dev._refract_Book_text".rowid
  WHERE x3.id = "t1"."id"), 0) < "t3"."k0" OR (COALESCE((SELECT -bm25("app$dev._refract_Book_text")
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x4 ON x4.n = "app$dev._refract_Book_text".rowid
  WHERE x4.id = "t1"."id"), 0) = "t3"."k0" AND "t1"."id" > "t3"."id"))
  ORDER BY COALESCE((SELECT -bm25("app$dev._refract_Book_text")
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x5 ON x5.n = "app$dev._refract_Book_text".rowid
  WHERE x5.id = "t1"."id"), 0) DESC NULLS FIRST, "t1"."id" ASC NULLS LAST
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 (1 statement)
