-- #1 select list of Ship
--   1 = "$.\"a\"" as String
--   2 = "$.\"b\"" as String
--   3 = "1" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE COALESCE((SELECT CASE WHEN json_type(x2.v) IN ('object', 'array') THEN x2.v = x2.g OR json_type(x2.v) = json_type(x2.g) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x2.v) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x2.g) AS q) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x2.g) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x2.v) AS q) ELSE replace(replace(json_type(x2.v), 'integer', 'number'), 'real', 'number') = replace(replace(json_type(x2.g), 'integer', 'number'), 'real', 'number') AND (x2.v ->> '$') IS (x2.g ->> '$') END
  FROM (SELECT (((CASE WHEN json_valid("t1"."meta") THEN "t1"."meta" END) -> ?) -> ?) AS v, ? AS g) AS x2), 0)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

