-- #1 select list of Post
--   1 = $after as ID
--   2 = $after as ID
--   3 = $after as ID
--   4 = $after as ID
--   5 = $after as ID
--   6 = $after as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  JOIN ((SELECT "t4"."id" AS "id", "t5"."email" AS "k0", "t4"."title" AS "k1", "t4"."id" AS "k2"
  FROM "app$dev"."Post" AS "t4"
  JOIN "app$dev"."User" AS "t5" ON "t5"."id" = "t4"."author"
  JOIN (SELECT "t8"."email" AS "k0", "t6"."title" AS "k1", "t6"."id" AS "id"
  FROM "app$dev"."Post" AS "t6"
  LEFT
  JOIN "app$dev"."User" AS "t8" ON "t8"."id" = "t6"."author"
  WHERE "t6"."id" = $1) AS "t7" ON 1 = 1
  WHERE ("t5"."email" IS NOT NULL AND "t5"."email" <= (SELECT "t8"."email" AS "k0"
  FROM "app$dev"."Post" AS "t6"
  LEFT
  JOIN "app$dev"."User" AS "t8" ON "t8"."id" = "t6"."author"
  WHERE "t6"."id" = $2) AND ("t5"."email" < "t7"."k0" OR ("t5"."email" IS NULL AND "t7"."k0" IS NOT NULL) OR (("t5"."email" = "t7"."k0" OR ("t5"."email" IS NULL AND "t7"."k0" IS NULL)) AND ("t4"."title" > "t7"."k1" OR ("t4"."title" = "t7"."k1" AND "t4"."id" > "t7"."id")))))
  ORDER BY "t5"."email" DESC, "t4"."title" ASC, "t4"."id" ASC
  LIMIT 2) UNION ALL (SELECT "t9"."id" AS "id", "t10"."email" AS "k0", "t9"."title" AS "k1", "t9"."id" AS "k2"
  FROM "app$dev"."Post" AS "t9"
  JOIN "app$dev"."User" AS "t10" ON "t10"."id" = "t9"."author"
  JOIN (SELECT "t13"."email" AS "k0", "t11"."title" AS "k1", "t11"."id" AS "id"
  FROM "app$dev"."Post" AS "t11"
  LEFT
  JOIN "app$dev"."User" AS "t13" ON "t13"."id" = "t11"."author"
  WHERE "t11"."id" = $3) AS "t12" ON 1 = 1
  WHERE ("t10"."email" IS NOT NULL AND (SELECT "t13"."email" AS "k0"
  FROM "app$dev"."Post" AS "t11"
  LEFT
  JOIN "app$dev"."User" AS "t13" ON "t13"."id" = "t11"."author"
  WHERE "t11"."id" = $4) IS NULL AND ("t10"."email" < "t12"."k0" OR ("t10"."email" IS NULL AND "t12"."k0" IS NOT NULL) OR (("t10"."email" = "t12"."k0" OR ("t10"."email" IS NULL AND "t12"."k0" IS NULL)) AND ("t9"."title" > "t12"."k1" OR ("t9"."title" = "t12"."k1" AND "t9"."id" > "t12"."id")))))
  ORDER BY "t10"."email" DESC, "t9"."title" ASC, "t9"."id" ASC
  LIMIT 2) UNION ALL (SELECT "t14"."id" AS "id", "t15"."email" AS "k0", "t14"."title" AS "k1", "t14"."id" AS "k2"
  FROM "app$dev"."Post" AS "t14"
  JOIN "app$dev"."User" AS "t15" ON "t15"."id" = "t14"."author"
  JOIN (SELECT "t18"."email" AS "k0", "t16"."title" AS "k1", "t16"."id" AS "id"
  FROM "app$dev"."Post" AS "t16"
  LEFT
  JOIN "app$dev"."User" AS "t18" ON "t18"."id" = "t16"."author"
  WHERE "t16"."id" = $5) AS "t17" ON 1 = 1
  WHERE ("t15"."email" IS NULL AND ("t15"."email" < "t17"."k0" OR ("t15"."email" IS NULL AND "t17"."k0" IS NOT NULL) OR (("t15"."email" = "t17"."k0" OR ("t15"."email" IS NULL AND "t17"."k0" IS NULL)) AND ("t14"."title" > "t17"."k1" OR ("t14"."title" = "t17"."k1" AND "t14"."id" > "t17"."id")))))
  ORDER BY "t15"."email" DESC NULLS LAST, "t14"."title" ASC, "t14"."id" ASC
  LIMIT 2) UNION ALL (SELECT "t19"."id" AS "id", "t20"."email" AS "k0", "t19"."title" AS "k1", "t19"."id" AS "k2"
  FROM "app$dev"."Post" AS "t19"
  LEFT
  JOIN "app$dev"."User" AS "t20" ON "t20"."id" = "t19"."author"
  JOIN (SELECT "t23"."email" AS "k0", "t21"."title" AS "k1", "t21"."id" AS "id"
  FROM "app$dev"."Post" AS "t21"
  LEFT
  JOIN "app$dev"."User" AS "t23" ON "t23"."id" = "t21"."author"
  WHERE "t21"."id" = $6) AS "t22" ON 1 = 1
  WHERE ("t19"."author" IS NULL AND ("t20"."email" < "t22"."k0" OR ("t20"."email" IS NULL AND "t22"."k0" IS NOT NULL) OR (("t20"."email" = "t22"."k0" OR ("t20"."email" IS NULL AND "t22"."k0" IS NULL)) AND ("t19"."title" > "t22"."k1" OR ("t19"."title" = "t22"."k1" AND "t19"."id" > "t22"."id")))))
  ORDER BY "t20"."email" DESC NULLS LAST, "t19"."title" ASC, "t19"."id" ASC
  LIMIT 2)) AS "t3" ON "t3"."id" = "t1"."id"
  ORDER BY "t3"."k0" DESC NULLS LAST, "t3"."k1" ASC, "t3"."k2" ASC
  LIMIT 2) AS "x1") AS "j";

-- #2 select list of User
--   1 = "ada" as ID
--   2 = "ada" as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ','
  ORDER BY "x1"."k0" DESC, "x1"."k1" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t1"."name" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev"."User" AS "t1"
  JOIN (SELECT "t2"."name" AS "k0", "t2"."id" AS "id"
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."id" = $1) AS "t3" ON 1 = 1
  WHERE ("t1"."name" >= (SELECT "t2"."name" AS "k0"
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."id" = $2) AND ("t1"."name" > "t3"."k0" OR ("t1"."name" = "t3"."k0" AND "t1"."id" < "t3"."id")))
  ORDER BY "t1"."name" ASC, "t1"."id" DESC
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)
