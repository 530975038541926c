-- #1 select list of Post
--   1 = $after as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  LEFT
  JOIN `app@dev`.`User` AS `t2` ON `t2`.`id` = `t1`.`author`
  JOIN (SELECT `t5`.`email` AS `k0`, `t3`.`title` AS `k1`, `t3`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t3`
  LEFT
  JOIN `app@dev`.`User` AS `t5` ON `t5`.`id` = `t3`.`author`
  WHERE `t3`.`id` = ?) AS `t4` ON 1 = 1
  WHERE (`t2`.`email` < `t4`.`k0` OR (`t2`.`email` IS NULL AND `t4`.`k0` IS NOT NULL) OR ((`t2`.`email` = `t4`.`k0` OR (`t2`.`email` IS NULL AND `t4`.`k0` IS NULL)) AND (`t1`.`title` > `t4`.`k1` OR (`t1`.`title` = `t4`.`k1` AND `t1`.`id` > `t4`.`id`))))
  ORDER BY `t2`.`email` DESC, `t1`.`title` ASC, `t1`.`id` ASC
  LIMIT 2;

-- #2 select list of User
--   1 = "ada" as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  JOIN (SELECT `t2`.`name` AS `k0`, `t2`.`id` AS `id`
  FROM `app@dev`.`User` AS `t2`
  WHERE `t2`.`id` = ?) AS `t3` ON 1 = 1
  WHERE (`t1`.`name` > `t3`.`k0` OR (`t1`.`name` = `t3`.`k0` AND `t1`.`id` < `t3`.`id`))
  ORDER BY `t1`.`name` ASC, `t1`.`id` DESC
  LIMIT 2;

-- sent: #1 #2 (2 statements)
