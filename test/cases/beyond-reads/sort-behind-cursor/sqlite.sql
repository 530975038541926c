-- #1 select list of Post
--   1 = $after as ID
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  LEFT
  JOIN "app$dev.User" AS "t2" ON "t2"."id" = "t1"."author"
  JOIN (SELECT "t5"."email" AS "k0", "t3"."title" AS "k1", "t3"."id" AS "id"
  FROM "app$dev.Post" AS "t3"
  LEFT
  JOIN "app$dev.User" AS "t5" ON "t5"."id" = "t3"."author"
  WHERE "t3"."id" = ?) AS "t4" ON 1 = 1
  WHERE ("t2"."email" < "t4"."k0" OR ("t2"."email" IS NULL AND "t4"."k0" IS NOT NULL) OR (("t2"."email" = "t4"."k0" OR ("t2"."email" IS NULL AND "t4"."k0" IS NULL)) AND ("t1"."title" > "t4"."k1" OR ("t1"."title" = "t4"."k1" AND "t1"."id" > "t4"."id"))))
  ORDER BY "t2"."email" DESC NULLS LAST, "t1"."title" ASC NULLS LAST, "t1"."id" ASC NULLS LAST
  LIMIT 2) AS "x1") AS "j";

-- #2 select list of User
--   1 = "ada" as ID
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" DESC NULLS FIRST, "x1"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."name" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev.User" AS "t1"
  JOIN (SELECT "t2"."name" AS "k0", "t2"."id" AS "id"
  FROM "app$dev.User" AS "t2"
  WHERE "t2"."id" = ?) AS "t3" ON 1 = 1
  WHERE ("t1"."name" > "t3"."k0" OR ("t1"."name" = "t3"."k0" AND "t1"."id" < "t3"."id"))
  ORDER BY "t1"."name" ASC NULLS LAST, "t1"."id" DESC NULLS FIRST
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)
