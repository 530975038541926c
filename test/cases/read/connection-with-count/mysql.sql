-- #1 select User
--   1 = $after as ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j1`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` > (SELECT `t2`.`id`
  FROM `app@dev`.`User` AS `t2`
  WHERE `t2`.`id` = ?)
  ORDER BY `t1`.`id` ASC
  LIMIT 2;

-- #2 select User
SELECT count(*)
  FROM `app@dev`.`User` AS `t1`;

-- sent: #1 #2 (2 statements)
