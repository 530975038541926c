-- #1 select list of Ship
--   1 = "$.\"a\".\"b\"" as String
--   2 = "1" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE COALESCE(COALESCE(JSON_EQUALS(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?), ?), FALSE), FALSE)
  ORDER BY `t1`.`id` ASC;

