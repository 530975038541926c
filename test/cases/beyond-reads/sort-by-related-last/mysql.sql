-- #1 select Comment
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Comment` AS `t1`
  JOIN ((SELECT `t4`.`id` AS `id`, `t5`.`id` AS `k0`, `t4`.`id` AS `k1`
  FROM `app@dev`.`Comment` AS `t4`
  JOIN `app@dev`.`Post` AS `t5` ON `t5`.`id` = `t4`.`post`
  WHERE `t5`.`id` >= (SELECT MIN(`t8`.`k`)
  FROM (SELECT `t7`.`id` AS `k`
  FROM `app@dev`.`Comment` AS `t6`
  JOIN `app@dev`.`Post` AS `t7` ON `t7`.`id` = `t6`.`post`
  ORDER BY `t7`.`id` DESC
  LIMIT 3) AS `t8`)
  ORDER BY `t5`.`id` DESC, `t4`.`id` DESC
  LIMIT 3) UNION ALL (SELECT `t9`.`id` AS `id`, `t10`.`id` AS `k0`, `t9`.`id` AS `k1`
  FROM `app@dev`.`Comment` AS `t9`
  LEFT
  JOIN `app@dev`.`Post` AS `t10` ON `t10`.`id` = `t9`.`post`
  WHERE `t9`.`post` IS NULL
  ORDER BY `t10`.`id` DESC, `t9`.`id` DESC
  LIMIT 3)) AS `t3` ON `t3`.`id` = `t1`.`id`
  ORDER BY `t3`.`k0` DESC, `t3`.`k1` DESC
  LIMIT 3;

-- sent: #1 (1 statement)
