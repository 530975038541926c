-- #1 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" DESC NULLS FIRST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.User" AS "t1") AS "x1") AS "j";

-- #2 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" DESC NULLS FIRST, "x1"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."name" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev.User" AS "t1") AS "x1") AS "j";

-- #3 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST, "x1"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."age" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" IS NOT NULL) AS "x1") AS "j";

-- #4 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" DESC NULLS FIRST, "x1"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."age" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" IS NOT NULL) AS "x1") AS "j";

-- #5 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id") AS "x2") || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.User" AS "t1") AS "x1") AS "j";

-- #6 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST, "x1"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST, "x2"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t2"."title" AS "k0", "t2"."id" AS "k1"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id") AS "x2") || '}') AS "j", "t1"."name" AS "k0", "t1"."id" AS "k1"
  FROM "app$dev.User" AS "t1") AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 (6 statements)
