-- #1 select list of Ship
--   1 = "$.\"tags\"" as String
--   2 = "[\"x\",\"y\"]" as String
--   3 = "$.\"tags\"" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE COALESCE(JSON_TYPE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) = 'ARRAY' AND NOT EXISTS (SELECT 1
  FROM JSON_TABLE(CAST(? AS JSON), '$[*]' COLUMNS (e JSON PATH '$')) AS given
  WHERE NOT (given.e MEMBER OF(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)))), FALSE)
  ORDER BY `t1`.`id` ASC;

