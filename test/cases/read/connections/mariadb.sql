-- #1 select Post
--   1 = $first + 1 as Int
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j1`
  FROM `app@dev`.`Post` AS `t1`
  LEFT
  JOIN `app@dev`.`User` AS `t2` ON `t2`.`id` = `t1`.`author`
  ORDER BY `t1`.`title` ASC, `t1`.`id` ASC
  LIMIT ?;

-- #2 select Post
--   1 = $first + 1 as Int
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT ?;

-- #3 select Post
--   1 = "Ada" as String
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` IS NOT NULL AND `t1`.`author` IN (SELECT `t2`.`id`
  FROM `app@dev`.`User` AS `t2`
  WHERE (`t2`.`id` IS NOT NULL AND `t2`.`name` = ?)))
  ORDER BY `t1`.`id` ASC;

-- #4 select Post
SELECT `t1`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 2147483647 OFFSET 1;

-- sent: #1 #2 #3 #4 (4 statements)
