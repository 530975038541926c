-- #1 select subquery, subquery, subquery
--   1 = "machines" as String
--   2 = "new" as String
--   3 = "p3" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE `t1`.`name` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`Topic` AS `t2`
  WHERE `t2`.`name` = ?), (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE);

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t2`.`name` IS NOT NULL ASC, `t2`.`name` ASC, `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t3`
  JOIN `app@dev`.`Topic` AS `t2` ON `t2`.`id` = `t3`.`B`
  WHERE `t3`.`A` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #4 #5 #6 #5 #3 (6 statements)
-- #4 made by the run: INSERT `app@dev`.`Topic`
-- #5 made by the run: INSERT `app@dev`.`_PostTopics`
-- #6 made by the run: SELECT `app@dev`.`Topic`
